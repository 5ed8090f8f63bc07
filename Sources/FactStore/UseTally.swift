package import SourceModel

/// How many sites of one kind of code use a table or a column.
package struct UseTally: Hashable, Sendable {
  package var schema: String?
  /// Empty where it is not known which table's column is meant.
  package var table: String
  /// nil for the table itself; `*` for all columns of a table that no catalogue has.
  package var column: String?
  package var kind: QuerySite.Kind
  package var sites: Int
  package var readers: Int
  package var writers: Int
  /// That read it by `*` only.
  package var starReaders: Int
  /// Of a table: with statements on it that are not known as a whole.
  package var dynamicSites: Int
}
