internal import QueryTemplates
package import SourceModel

extension StatementFacts {
  /// Takes out what only the stand-ins of holes brought in, and what the statement would be joined by if they were its own.
  ///
  /// The columns of a table that is a hole may be those of each table that has all of them. Where only one has these two or
  /// more, it is named; and so is one of which only the installation's prefix is not known.
  package mutating func forgetStandIns(_ catalogue: Catalogue?) {
    fingerprint = nil
    canonicalForm = nil
    let unknown = Dictionary(grouping: columns.filter { Variant.holdsStandIn($0.table) }, by: \.table)
    let accesses = Dictionary(grouping: tables.filter { Variant.holdsStandIn($0.name) }, by: \.name)
    tables.removeAll { Variant.holdsStandIn($0.name) }
    columns.removeAll { Variant.holdsStandIn($0.column) || Variant.holdsStandIn($0.table) }
    guard let catalogue else { return }
    for table in Set(unknown.keys).union(accesses.keys) {
      let uses = unknown[table] ?? []
      if let name = Variant.ending(behindStandIn: table).flatMap(catalogue.installedTable(endingWith:)) {
        tables += (accesses[table] ?? []).map { TableUse(schema: name.schema, name: name.name, access: $0.access) }
        columns += uses.filter { !Variant.holdsStandIn($0.column) }.map { $0.of(name, $0.certainty) }
        continue
      }
      if uses.isEmpty { continue }
      let guess = Guess(uses, catalogue)
      columns += guess.columns
      guard let only = guess.only else { continue }
      tables += (accesses[table] ?? []).map { TableUse(schema: only.schema, name: only.name, access: $0.access) }
    }
    tables = Set(tables).sorted()
    columns = Set(columns).sorted()
  }
}

/// Which table may be meant where its name is not known, by its columns that are.
private struct Guess {
  /// Of each table that may be meant.
  var columns: [ColumnUse] = []
  /// The table that must be meant, if the catalogue has it.
  var only: RelationName?

  /// Columns like `id` and `name` are in so many tables that they tell nothing.
  private static let limit = 3

  /// - Parameter uses: of the table that is not known.
  init(_ uses: [ColumnUse], _ catalogue: Catalogue) {
    let known = uses.filter {
      $0.column != "*" && $0.certainty == .certain && !Variant.holdsStandIn($0.column)
    }
    let names = Set(known.map(\.column))
    if names.isEmpty { return }
    let relations = catalogue.relations(with: names)
    if relations.count > Self.limit { return }
    if relations.count == 1, names.count > 1 { only = relations[0].name }
    for relation in relations {
      columns += known.map { $0.of(relation.name, .ambiguous) }
    }
  }
}

extension ColumnUse {
  /// The same of the table that is meant.
  fileprivate func of(_ table: RelationName, _ certainty: Certainty) -> ColumnUse {
    ColumnUse(schema: table.schema, table: table.name, column: column, role: role, certainty: certainty, offset: offset)
  }
}
