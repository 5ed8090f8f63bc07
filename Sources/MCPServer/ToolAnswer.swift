internal import AnswerText

/// The answer to a tool's question: what is told once, and rows that are made when their page is asked for.
struct ToolAnswer {
  struct Row {
    var json: JSON
    /// The place in the code that it is about.
    var link: ResourceLink?
  }

  /// What stands before the rows.
  var members: [(key: String, value: JSON)] = []
  /// The name of the list of rows.
  var rowsKey: String
  var rowCount: Int
  var row: (Int) throws -> Row
}
