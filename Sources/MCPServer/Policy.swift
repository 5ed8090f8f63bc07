/// What a platform team allows an assistant to see; without one, everything.
package struct Policy: Sendable {
  /// The tools that may be called; nil allows all.
  var tools: [String]?
  /// What is not shown.
  var hidden = NameList()
  /// Where it names something of a kind, all else of that kind is not shown. What is hidden stays hidden.
  var allowed = NameList()
  /// Whether answers have lines of code.
  var givesExcerpts = true
  /// The most rows of an answer.
  var rowLimit: Int?
  /// The file that each call is written to.
  var auditPath: String?

  package init() {}

  var hidesSomething: Bool { !hidden.isEmpty || !allowed.isEmpty }

  func allows(tool: String) -> Bool { tools?.contains(tool) ?? true }

  /// What an answer says in place of something, and that there may be more.
  static let withheld = "withheld by policy"
}
