/// Where the lines of a file start, to turn byte offsets into 1-based lines and columns.
///
/// A line ends at `\n`; a `\r` before it belongs to the line. Columns count bytes.
package struct LineIndex: Sendable {
  private let starts: [Int]
  private let length: Int

  /// O(n) in the number of bytes.
  package init(_ bytes: [UInt8]) {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    self.starts = starts
    length = bytes.count
  }

  /// The 1-based line that holds `offset`; an offset behind the file counts as its end. O(log lines).
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The 1-based column, in bytes.
  package func column(at offset: Int) -> Int { offset - starts[line(at: offset) - 1] + 1 }

  /// The lines that a range touches. The end of a range that stops right behind a line feed is on the line before it.
  package func lines(of range: ByteRange) -> LineRange {
    LineRange(first: line(at: range.start), last: line(at: max(range.start, range.end - 1)))
  }

  /// The bytes of the lines from `first` to `last`, both 1-based and within the file, without the last line's end.
  package func range(ofLines lines: LineRange) -> ByteRange {
    let first = min(max(lines.first, 1), starts.count)
    let last = min(max(lines.last, first), starts.count)
    return ByteRange(start: starts[first - 1], end: last < starts.count ? starts[last] - 1 : length)
  }

  package var count: Int { starts.count }
}
