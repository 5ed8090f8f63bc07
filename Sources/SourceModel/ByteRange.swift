/// A half-open range of UTF-8 byte offsets into a file as it was read.
///
/// Every offset in pgxref is of this kind; lines and columns are derived from it at the edges with ``LineIndex``.
package struct ByteRange: Hashable, Sendable, Comparable, Codable {
  package var start: Int
  package var end: Int

  package init(start: Int, end: Int) {
    precondition(start <= end, "a range ends before it starts")
    self.start = start
    self.end = end
  }

  package var count: Int { end - start }

  package func overlaps(_ other: ByteRange) -> Bool { start < other.end && other.start < end }

  package func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }

  package func union(_ other: ByteRange) -> ByteRange {
    ByteRange(start: min(start, other.start), end: max(end, other.end))
  }

  package static func < (left: ByteRange, right: ByteRange) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}
