/// How a framework names the table of a class, as far as code asks for that name: `Issue.table_name` in Rails.
package struct ModelConvention: Sendable, Codable {
  /// The framework's own classes, by their last names: what stands below one of them has a table.
  package var bases: [String]
  /// Members of a class that give its table's name. What a class assigns to the first is the name.
  package var tableNames: [String]
  package var naming: TableNaming
}
