/// What becomes of an object when a column that it uses is dropped.
package enum DropEffect: String, Sendable {
  /// It goes with the column without a word.
  case dropped
  /// PostgreSQL refuses to drop the column, unless CASCADE drops the object, too.
  case blocks
  /// PostgreSQL does not know that it depends on the column; it fails when it runs next.
  case breaks
}

extension DatabaseObject {
  /// What PostgreSQL does with the object on `ALTER TABLE … DROP COLUMN`.
  ///
  /// - Parameter use: one of the object's uses of the column.
  package func effect(ofDropping use: ObjectUse) -> DropEffect {
    // The body of a trigger's function is text to the server.
    if use.via != nil { return .breaks }
    switch kind {
    case .view, .materializedView, .rule, .policy, .trigger, .partitionKey, .inheritance: return .blocks
    case .function, .procedure: return isBoundEarly ? .blocks : .breaks
    case .foreignKey: return use.role == .reference ? .blocks : .dropped
    case .generatedColumn: return use.role == .owner ? .dropped : .blocks
    case .primaryKey, .unique, .check, .exclusion, .index, .default, .sequence, .statistics: return .dropped
    }
  }
}
