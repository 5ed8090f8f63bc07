/// Rows with aligned columns. Widths count what is seen: not the codes that set colours.
struct TextTable {
  enum Alignment { case left, right }

  private var columns: [Alignment]
  private var rows: [[String]] = []

  init(_ columns: [Alignment]) { self.columns = columns }

  mutating func add(_ cells: [String]) {
    precondition(cells.count == columns.count, "a row has as many cells as the table has columns")
    rows.append(cells)
  }

  /// The rows, each indented by `indentation` spaces, columns two spaces apart, no spaces at the ends of lines.
  func lines(indentation: Int = 0) -> [String] {
    let widths = columns.indices.map { column in rows.map { Self.width($0[column]) }.max() ?? 0 }
    return rows.map { row in
      var line = String(repeating: " ", count: indentation)
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - Self.width(cell))
        line += (column > 0 ? "  " : "") + (columns[column] == .right ? padding + cell : cell + padding)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private static func width(_ cell: String) -> Int {
    var width = 0
    var isCode = false
    for character in cell {
      if character == "\u{1b}" {
        isCode = true
      } else if !isCode {
        width += 1
      } else if character == "m" {
        isCode = false
      }
    }
    return width
  }
}
