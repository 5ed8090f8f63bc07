import AnswerText
import CrossReference
import SourceModel

extension UsedColumn {
  private var qualifiedTable: String? { table.map { [schema, $0].compactMap { $0 }.joined(separator: ".") } }

  var json: JSON {
    .object([
      ("table", .string(qualifiedTable)), ("column", .string(column)),
      ("roles", .array(roles.map { .string($0.rawValue) })), ("certainty", .string(certainty.rawValue)),
    ])
  }

  /// `public.orders.id: select, filter`.
  var text: String {
    "\(qualifiedTable ?? "(unknown table)").\(column): \(roles.map(\.rawValue).joined(separator: ", "))"
  }
}
