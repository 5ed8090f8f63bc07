import AnswerText
import CrossReference
import SQLAnalysis
import SourceModel

extension Dependent {
  /// `schema.sql:12`, as the file was named at the import; empty for a live server.
  private var placeText: String { object.path.map { path in path + (object.line.map { ":\($0)" } ?? "") } ?? "" }

  /// What it does with the column or, for a table, with which columns it does what.
  private var rolesText: String {
    let roles = object.uses.map { use in use.role.rawValue + (use.via.map { " in \($0)" } ?? "") }.withoutRepetitions
    return (roles + (through.map { ["through \($0)"] } ?? [])).joined(separator: ", ")
  }

  var cells: [String] { [object.title, rolesText, placeText] }

  var json: JSON {
    .object([
      ("kind", .string(object.kind.rawValue)), ("name", .string(object.name.description)),
      ("table", .string(object.table?.description)), ("title", .string(object.title)),
      (
        "uses",
        .array(
          object.uses.map {
            .object([
              ("column", .string($0.column)), ("role", .string($0.role.rawValue)),
              ("certainty", .string($0.certainty.rawValue)), ("via", .string($0.via)),
            ])
          })
      ),
      ("through", .string(through)), ("file", .string(object.path)),
      ("line", object.line.map { .integer($0) } ?? .null),
    ])
  }
}

extension [Dependent] {
  /// For people, under a heading; none where there are none.
  func lines(_ style: TextStyle, heading: String = "objects of the database that depend on it:") -> [String] {
    guard !isEmpty else { return [] }
    var table = TextTable([.left, .left, .left])
    for dependent in self { table.add(dependent.cells) }
    return ["", heading] + table.lines(indentation: 2)
  }
}

extension [String] {
  /// The first of each.
  fileprivate var withoutRepetitions: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
