extension Template: CustomStringConvertible {
  /// For people: holes as `{name}`, choices as `(a|b)`, optional parts as `[a]`, repetitions as `(a){, }…`.
  package var description: String {
    var bytes: [UInt8] = []
    bounded.describe(into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func describe(into bytes: inout [UInt8]) {
    switch self {
    case .text(let text): bytes += text.bytes
    case .hole(let hole): bytes += Array("{\(hole.name)}".utf8)
    case .sequence(let parts): for part in parts { part.describe(into: &bytes) }
    case .choice(let alternatives): Self.describe(choice: alternatives, into: &bytes)
    case .repetition(let element, let separator):
      bytes.append(UInt8(ascii: "("))
      element.describe(into: &bytes)
      bytes.append(UInt8(ascii: ")"))
      if separator != .empty {
        bytes.append(UInt8(ascii: "{"))
        separator.describe(into: &bytes)
        bytes.append(UInt8(ascii: "}"))
      }
      bytes += Array("…".utf8)
    }
  }

  private static func describe(choice alternatives: [Template], into bytes: inout [UInt8]) {
    let present = alternatives.filter { $0 != .empty }
    let isOptional = present.count < alternatives.count
    bytes.append(UInt8(ascii: isOptional ? "[" : "("))
    for (index, alternative) in present.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: "|")) }
      alternative.describe(into: &bytes)
    }
    bytes.append(UInt8(ascii: isOptional ? "]" : ")"))
  }
}
