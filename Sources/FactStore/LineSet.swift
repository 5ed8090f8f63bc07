package import SourceModel

/// Lines of a file.
package struct LineSet: Hashable, Sendable {
  /// In ascending order, none touching the next.
  private var ranges: [LineRange] = []

  package init(_ ranges: some Sequence<LineRange>) {
    for range in ranges.sorted() {
      if let last = self.ranges.last, range.first <= last.last + 1 {
        self.ranges[self.ranges.count - 1].last = max(last.last, range.last)
      } else {
        self.ranges.append(range)
      }
    }
  }

  /// O(log n) in the number of ranges.
  package func contains(_ line: Int) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].last < line { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].first <= line
  }
}
