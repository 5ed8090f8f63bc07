internal import PostgresParser
internal import SourceModel

extension CatalogueReader {
  mutating func alterTable(_ node: SyntaxNode) {
    guard let relation = node[.relation] else { return }
    // pg_dump says ALTER TABLE of indexes, too; these are not here and not missed.
    let commands = node.nodes(.cmds).filter { Self.columnCommands.contains($0.symbol(.subtype)) }
    guard !commands.isEmpty, let name = existing(relation, isMissingOK: node.flag(.isMissingOK)) else { return }
    for command in commands { alter(name, command) }
  }

  private static let columnCommands: Set = [
    "AT_AddColumn", "AT_DropColumn", "AT_AddConstraint", "AT_AddInherit", "AT_DropInherit", "AT_AttachPartition",
    "AT_DetachPartition", "AT_ColumnDefault", "AT_CookedColumnDefault", "AT_DropConstraint", "AT_AddIdentity",
    "AT_DropIdentity", "AT_DropExpression", "AT_AddIndexConstraint",
  ]

  private mutating func alter(_ name: RelationName, _ command: SyntaxNode) {
    guard let kind = catalogue[name] else { return }
    switch command.symbol(.subtype) {
    case "AT_AddColumn":
      guard let definition = command[.definition] else { return }
      var changed = kind
      add(definition, to: &changed)
      for column in changed.columns.dropFirst(kind.columns.count) {
        change(name) { if !$0.columns.contains(column) { $0.columns.append(column) } }
      }
      set(name, to: changed)
      addConstraints(definition, to: name)
    case "AT_DropColumn":
      guard let column = command.text(.name) else { return }
      change(name) {
        $0.columns.removeAll { $0 == column }
        if $0.primaryKey.contains(column) { $0.primaryKey = [] }
      }
      dropDependents(of: name, column)
    case "AT_AddConstraint":
      guard let constraint = command[.definition], var table = catalogue[name] else { return }
      addKey(constraint, to: &table)
      set(name, to: table)
      addConstraints(constraint, to: name)
    case "AT_AddInherit": if let parent = command[.definition].flatMap({ existing($0) }) { link(name, to: parent) }
    case "AT_AttachPartition":
      if let child = command[.definition]?[.name].flatMap({ existing($0) }) { link(child, to: name) }
    case "AT_DropInherit": if let parent = command[.definition].flatMap({ existing($0) }) { unlink(name, from: parent) }
    case "AT_DetachPartition":
      if let child = command[.definition]?[.name].flatMap({ existing($0) }) { unlink(child, from: name) }
    case "AT_DropConstraint":
      if let constraint = command.text(.name) {
        dropObjects(of: name) { $0.kind.group == "constraint" && $0.name.name == constraint }
      }
    default: if let column = command.text(.name) { alterColumn(column, of: name, command) }
    }
  }

  private mutating func alterColumn(_ column: String, of table: RelationName, _ command: SyntaxNode) {
    switch command.symbol(.subtype) {
    case "AT_ColumnDefault":
      dropObjects(of: table) { $0.kind == .default && $0.name.name == column }
      if command[.definition] != nil { addDefault(of: column, of: table, at: nil) }
    case "AT_DropExpression": dropObjects(of: table) { $0.kind == .generatedColumn && $0.name.name == column }
    case "AT_AddIdentity": if let definition = command[.definition] { addIdentity(definition, column, of: table) }
    case "AT_DropIdentity":
      for object in catalogue.dependents(of: table, column: column) where object.kind == .sequence {
        catalogue[object: object.id] = nil
        set(object.name, to: nil)
      }
    default: break
    }
  }

  /// Drops objects that belong to a table.
  private mutating func dropObjects(of table: RelationName, where isMeant: (DatabaseObject) -> Bool) {
    changeObjects { $0.table == table && isMeant($0) ? nil : $0 }
  }

  /// Drops what goes with a column: all that the server knows to depend on it, for otherwise it would have refused.
  private mutating func dropDependents(of table: RelationName, _ column: String) {
    for object in catalogue.dependents(of: table, column: column) {
      guard let use = object.uses.first, object.kind != .inheritance, object.effect(ofDropping: use) != .breaks else {
        continue
      }
      catalogue[object: object.id] = nil
      if object.isRelation(object.name) { set(object.name, to: nil) }
    }
    changeUses { $0.table == table && $0.column == column && $0.role == .inherit ? nil : $0 }
  }

  /// Changes every use of every object, or drops it where `body` returns nil.
  mutating func changeUses(_ body: (ObjectUse) -> ObjectUse?) {
    changeObjects { object in
      var object = object
      object.uses = object.uses.compactMap(body).sorted()
      return object
    }
  }

  private mutating func link(_ child: RelationName, to parent: RelationName) {
    guard var relation = catalogue[child], !relation.parents.contains(parent) else { return }
    relation.parents.append(parent)
    set(child, to: relation)
    addInheritance(of: child, from: parent)
  }

  private mutating func unlink(_ child: RelationName, from parent: RelationName) {
    guard var relation = catalogue[child] else { return }
    relation.parents.removeAll { $0 == parent }
    set(child, to: relation)
    dropObjects(of: parent) { $0.kind == .inheritance && $0.name == child }
  }
}
