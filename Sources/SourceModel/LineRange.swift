/// Lines of a file, 1-based, both ends included.
package struct LineRange: Hashable, Sendable, Comparable, Codable {
  package var first: Int
  package var last: Int

  package init(first: Int, last: Int) {
    self.first = first
    self.last = last
  }

  package static func < (left: LineRange, right: LineRange) -> Bool {
    (left.first, left.last) < (right.first, right.last)
  }
}
