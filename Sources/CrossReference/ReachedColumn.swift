import FactStore
import SQLAnalysis
import SourceModel

/// A column with the other names under which statements reach it: columns of views over it, of the tables that its own inherits
/// from or is a partition of, and of those that inherit it and lose it along with its own.
struct ReachedColumn {
  /// With the schema, where only one can be meant.
  let column: ColumnName
  private(set) var others: [ColumnName] = []
  /// Views that use it in whatever way: reading any of their columns uses it.
  private(set) var views: [TableName] = []

  /// A column of a table that is reached by no other name than its own.
  init(_ column: ColumnName) { self.column = column }

  init(_ column: ColumnName, in catalogues: CatalogueSet) {
    self.init(ColumnName(table: column.table.resolved(in: catalogues), column: column.column))
    for (catalogue, relation) in catalogues.relations(schema: column.table.schema, name: column.table.name) {
      let holders = catalogue.holders(of: column.column, of: relation.name)
      for holder in holders {
        for passed in catalogue.viewColumns(over: holder, column.column) {
          others.append(ColumnName(table: TableName(passed.view), column: passed.column))
        }
        views += catalogue.views(over: holder, column.column).map(TableName.init)
      }
      for table in holders.dropFirst() + catalogue.ancestors(of: relation.name) {
        others.append(ColumnName(table: TableName(table), column: column.column))
      }
    }
  }

  /// Under which names statements use it.
  var names: [UsedName] {
    ([column] + others).map { UsedName(schema: $0.table.schema, table: $0.table.name, column: $0.column) }
      + views.map { UsedName(schema: $0.schema, table: $0.name) }
  }

  /// The tables and views by which statements reach it, its own first.
  var tables: [TableName] {
    [column.table] + Set(others.map(\.table) + views).subtracting([column.table]).sorted { "\($0)" < "\($1)" }
  }

  func use(in query: ProductionQuery) -> ColumnAnswer.QueryUse {
    .init(query: query, roles: roles(in: query), ways: query.facts.map { ways(in: $0.names) } ?? [])
  }

  func roles(in query: ProductionQuery) -> [ColumnAnswer.RoleUse] { query.facts.map { roles(in: $0.names) } ?? [] }

  /// The roles that the column has, or may have, in a statement, under whatever name.
  func roles(in statement: StatementNames) -> [ColumnAnswer.RoleUse] {
    var roles = column.roles(in: statement)
    if !others.isEmpty { roles = ([roles] + others.map { $0.roles(in: statement) }).surest }
    // What a view does with it without showing it, it does for whoever reads the view.
    if roles.isEmpty, views.contains(where: { $0.isNamed(in: statement) }) {
      return [.init(role: .filter, certainty: .certain)]
    }
    return roles
  }

  /// The lines of the source on which the site's statements name the column, under whatever name.
  func lines(in site: QuerySite) -> [ColumnAnswer.UseLine] {
    struct Place: Hashable {
      var file: String
      var line: Int
    }
    var roles: [Place: Set<ColumnRole>] = [:]
    for (ordinal, statement) in site.statements.enumerated() {
      for use in statement.columns where use.certainty != .star {
        guard ([column] + others).contains(where: { $0.isMeant(by: use, in: statement.names) }),
          let place = site.place(of: use, inStatement: ordinal)
        else { continue }
        roles[Place(file: place.path, line: place.line), default: []].insert(use.role)
      }
    }
    return roles.sorted { ($0.key.file, $0.key.line) < ($1.key.file, $1.key.line) }.map { place, roles in
      .init(file: place.file, line: place.line, roles: ColumnRole.allCases.filter(roles.contains))
    }
  }

  /// The views and parent tables by which a statement reaches it; empty when it names its own table.
  func ways(in statement: StatementNames) -> [String] {
    if others.isEmpty, views.isEmpty { return [] }
    guard column.roles(in: statement).isEmpty else { return [] }
    let names = Set(others.map(\.table)).union(views)
    return names.filter { $0.isNamed(in: statement) }.map(\.description).sorted()
  }
}

extension TableName {
  init(_ name: RelationName) { self.init(schema: name.schema, name: name.name) }

  /// The table's full name, where all imported schemas that have it agree; otherwise as it was asked for.
  func resolved(in catalogues: CatalogueSet) -> TableName {
    let names = Set(catalogues.relations(schema: schema, name: name).map(\.relation.name))
    return names.count == 1 ? names.first.map(TableName.init) ?? self : self
  }
}
