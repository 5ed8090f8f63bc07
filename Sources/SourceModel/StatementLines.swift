/// On which lines of the source the parts of a statement's text are written.
package struct StatementLines: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    /// UTF-8 byte offset into the statement's text, from which on the text stands on that line.
    package var offset: Int
    /// nil for the file of the statement's site.
    package var path: String?
    /// 1-based.
    package var line: Int

    package init(offset: Int, path: String?, line: Int) {
      self.offset = offset
      self.path = path
      self.line = line
    }
  }

  /// In order of their offsets.
  package private(set) var entries: [Entry] = []

  package init() {}

  /// Adds the next stretch; one that goes on with the line before is left out.
  package mutating func append(_ entry: Entry) {
    if let last = entries.last, last.path == entry.path, last.line == entry.line { return }
    if entries.last?.offset == entry.offset { entries.removeLast() }
    entries.append(entry)
  }

  /// The line of the text at an offset; nil where the text stands in no file.
  package func entry(at offset: Int) -> Entry? { entries.last { $0.offset <= offset } ?? entries.first }
}

/// The bytes in which the index keeps it: the other files' paths, each behind its length, then for each entry how far offset
/// and line are from those before and the path's number, all as numbers of seven bits a byte.
extension StatementLines {
  package var encoded: [UInt8] {
    let paths = Set(entries.compactMap(\.path)).sorted()
    var bytes: [UInt8] = []
    func append(_ number: Int) {
      var rest = number
      while rest > 127 {
        bytes.append(UInt8(rest & 127) | 128)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }
    append(paths.count)
    for path in paths {
      append(path.utf8.count)
      bytes += path.utf8
    }
    var before = Entry(offset: 0, path: nil, line: 0)
    for entry in entries {
      append(entry.offset - before.offset)
      let step = entry.line - before.line
      append(step < 0 ? -2 * step - 1 : 2 * step)
      append(entry.path.flatMap { paths.firstIndex(of: $0) }.map { $0 + 1 } ?? 0)
      before = entry
    }
    return bytes
  }

  /// nil for bytes that are none of these.
  package init?(decoding bytes: [UInt8]) {
    var rest = bytes[...]
    func number() -> Int? {
      var value = 0
      for shift in stride(from: 0, to: 56, by: 7) {
        guard let byte = rest.popFirst() else { return nil }
        value |= Int(byte & 127) << shift
        if byte < 128 { return value }
      }
      return nil
    }
    guard let count = number() else { return nil }
    var paths: [String] = []
    for _ in 0..<count {
      guard let length = number(), length <= rest.count else { return nil }
      paths.append(String(decoding: rest.prefix(length), as: UTF8.self))
      rest = rest.dropFirst(length)
    }
    var last = Entry(offset: 0, path: nil, line: 0)
    while !rest.isEmpty {
      guard let gap = number(), let step = number(), let path = number(), path <= paths.count else { return nil }
      last.offset += gap
      last.line += step.isMultiple(of: 2) ? step / 2 : -(step + 1) / 2
      last.path = path == 0 ? nil : paths[path - 1]
      entries.append(last)
    }
  }
}
