/// What a statement does.
package enum StatementKind: String, Sendable, Codable, CaseIterable {
  case select, insert, update, delete, merge
  /// CREATE, ALTER, DROP, COMMENT, GRANT and their kin.
  case schema
  /// BEGIN, COMMIT, ROLLBACK, SAVEPOINT, …
  case transaction
  /// SET, SHOW, COPY, VACUUM, LISTEN, … : whatever else is not optimised by the planner.
  case utility
}
