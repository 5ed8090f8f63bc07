/// What becomes of an object when a column that it uses is dropped.
package enum DropEffect: String, Sendable {
  /// It goes with the column without a word.
  case dropped
  /// PostgreSQL refuses to drop the column, unless CASCADE drops the object, too.
  case blocks
  /// PostgreSQL refuses to drop the column, CASCADE or not.
  case forbids
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
    case .view, .materializedView, .rule, .policy, .trigger: return .blocks
    case .partitionKey: return .forbids
    case .function, .procedure: return isBoundEarly ? .blocks : .breaks
    case .foreignKey: return use.role == .reference ? .blocks : .dropped
    case .generatedColumn: return use.role == .owner ? .dropped : .blocks
    // A partition, or a table that inherits the column, loses it as well.
    case .inheritance: return .dropped
    // It goes along with its keys. The columns of its condition have its index, which PostgreSQL does not take from it.
    case .exclusion: return uses.contains { $0.column == use.column && $0.role == .key } ? .dropped : .blocks
    case .primaryKey, .unique, .check, .index, .default, .sequence, .statistics: return .dropped
    }
  }
}
