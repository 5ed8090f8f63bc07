/// A name of which some parts are not known, such as `events_{year}`.
struct NamePattern: Hashable, Sendable {
  private let pieces: [[UInt8]]

  /// - Parameter spelling: folded; ``SQLLexer/wildcard`` stands for what is not known.
  init(_ spelling: [UInt8]) {
    pieces = spelling.split(separator: SQLLexer.wildcard, omittingEmptySubsequences: false).map { Array($0) }
  }

  /// O(n) but for repetitive names.
  func matches(_ name: [UInt8]) -> Bool {
    guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else { return pieces.first == name }
    guard name.count >= first.count + last.count, name.starts(with: first), name.suffix(last.count).elementsEqual(last)
    else { return false }
    var rest = name.dropFirst(first.count).dropLast(last.count)
    for piece in pieces.dropFirst().dropLast() {
      guard let range = rest.firstRange(of: piece) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}
