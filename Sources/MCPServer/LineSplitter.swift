/// Cuts what comes from a client into lines, and keeps no more of a line than ``limit``.
struct LineSplitter {
  enum Line: Equatable {
    case whole([UInt8])
    /// It has more bytes than the limit, and was thrown away.
    case tooLong
  }

  /// No request comes near it: the longest argument is the text of a statement.
  static let limit = 1 << 20

  private let limit: Int
  private var line: [UInt8] = []
  private var isTooLong = false

  init(limit: Int = Self.limit) { self.limit = limit }

  /// Takes the next bytes and hands over the lines that end in them; empty lines are left out.
  mutating func add(_ bytes: [UInt8], _ body: (Line) -> Void) {
    var start = 0
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      append(bytes[start..<end])
      finish(body)
      start = end + 1
    }
    append(bytes[start...])
  }

  /// The input has ended: what is left is a line, too.
  mutating func finish(_ body: (Line) -> Void) {
    defer { (line, isTooLong) = ([], false) }
    if isTooLong { return body(.tooLong) }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    if !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { body(.whole(line)) }
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    if isTooLong || line.count + bytes.count > limit {
      (line, isTooLong) = ([], true)
    } else {
      line += bytes
    }
  }
}
