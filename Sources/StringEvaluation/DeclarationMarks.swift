internal import SourceModel

/// The decorators, annotations and attributes of a file, by what they stand in front of: `@app.route("/x")`,
/// `@GetMapping("/x")`, `#[get("/x")]`.
///
/// Read from the bytes: grammars put them in different places, and values never depend on them.
package struct DeclarationMarks: Sendable {
  package struct Mark: Hashable, Sendable {
    /// The last part of the name.
    package var name: String
    /// The part in front of it; empty without one.
    package var object: String
    /// The first text among the arguments.
    package var text: String?
    package var offset: Int
  }

  private struct Chain {
    var marks: [Mark]
    var start: Int
    /// Where what they belong to begins, unless it includes them.
    var target: Int
  }

  private var chains: [Chain] = []

  /// O(n) in the number of bytes.
  package init(_ bytes: [UInt8]) {
    var reader = MarkReader(bytes)
    while reader.skipToMark() {
      let start = reader.position
      var marks: [Mark] = []
      while let mark = reader.mark() {
        marks.append(mark)
        reader.skipBlanks()
      }
      if !marks.isEmpty { chains.append(Chain(marks: marks, start: start, target: reader.position)) }
    }
  }

  /// The marks of what begins at `offset`; between them and it may only stand a few words such as `export`.
  package func marks(ofDeclarationAt offset: Int) -> [Mark] {
    guard let chain = chains.last(where: { $0.start <= offset }) else { return [] }
    return chain.start == offset || (chain.target <= offset && offset - chain.target < 40) ? chain.marks : []
  }
}

/// Goes through a file from mark to mark.
private struct MarkReader {
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private func byte(_ offset: Int = 0) -> UInt8 {
    position + offset < bytes.count ? bytes[position + offset] : 0
  }

  private var isAtMark: Bool {
    byte() == UInt8(ascii: "@") || byte() == UInt8(ascii: "#") && byte(1) == UInt8(ascii: "[")
  }

  /// Goes to the next line that begins with a mark.
  mutating func skipToMark() -> Bool {
    while position < bytes.count {
      while byte() == UInt8(ascii: " ") || byte() == UInt8(ascii: "\t") { position += 1 }
      if isAtMark { return true }
      while position < bytes.count, byte() != UInt8(ascii: "\n") { position += 1 }
      position += 1
    }
    return false
  }

  /// Spaces, line ends and comments behind a mark.
  mutating func skipBlanks() {
    while position < bytes.count {
      if byte() <= UInt8(ascii: " ") {
        position += 1
      } else if byte() == UInt8(ascii: "/") && byte(1) == UInt8(ascii: "/")
        || byte() == UInt8(ascii: "#") && byte(1) != UInt8(ascii: "[")
      {
        while position < bytes.count, byte() != UInt8(ascii: "\n") { position += 1 }
      } else {
        return
      }
    }
  }

  /// The mark at the position, if there is one; goes behind it in any case.
  mutating func mark() -> DeclarationMarks.Mark? {
    guard isAtMark else { return nil }
    let offset = position
    let isBracketed = byte() == UInt8(ascii: "#")
    position += isBracketed ? 2 : 1
    var name: [UInt8] = []
    while isNamePart(byte()) {
      name.append(byte())
      position += 1
    }
    while !isBracketed, byte() == UInt8(ascii: " ") { position += 1 }
    var text: String?
    if isBracketed {
      text = skipArguments(depth: 1)
    } else if byte() == UInt8(ascii: "(") {
      position += 1
      text = skipArguments(depth: 1)
    }
    let parts = String(decoding: name, as: UTF8.self).split { ".:\\".contains($0) }
    return DeclarationMarks.Mark(
      name: parts.last.map(String.init) ?? "", object: parts.dropLast().last.map(String.init) ?? "", text: text,
      offset: offset)
  }

  private func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "\\"), UInt8(ascii: "_"), 0x80...: true
    default: (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
    }
  }

  /// Goes behind the bracket that closes the last of `depth` open ones, and returns the first text on the way.
  private mutating func skipArguments(depth: Int) -> String? {
    var depth = depth
    var text: String?
    while position < bytes.count, depth > 0 {
      switch byte() {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
        let found = skipText()
        text = text ?? found
        continue
      default: break
      }
      position += 1
    }
    return text
  }

  /// Goes behind the text at the position; one that its line does not end is no text.
  private mutating func skipText() -> String? {
    let quote = byte()
    let start = position + 1
    position = start
    while position < bytes.count, byte() != quote, byte() != UInt8(ascii: "\n") {
      position += byte() == UInt8(ascii: "\\") ? 2 : 1
    }
    let end = min(position, bytes.count)
    guard byte() == quote else { return nil }
    position += 1
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
