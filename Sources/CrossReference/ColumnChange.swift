/// What somebody means to do with a column.
package enum ColumnChange: String, Sendable {
  case dropped, renamed
}
