internal import CrossReference
internal import FactStore
internal import SQLAnalysis

/// The names that an index knows, which a policy's lists are held against.
struct KnownNames {
  var repositories: [String]
  /// That statements name or a catalogue has.
  var tables: [TableName]
  var columns: [(table: TableName, column: String)]
  private var catalogues: [Catalogue]

  init(of store: FactStore) throws(FactStoreFailure) {
    repositories = try store.revisions().map(\.repository) + store.repositoriesAwaitingIndexing()
    catalogues = try store.catalogues().values.compactMap(Catalogue.init(decoding:))
    let relations = catalogues.flatMap(\.relations)
    tables =
      relations.map { TableName($0.name) }
      + (try store.usedTables().map { TableName(schema: $0.schema, name: $0.table) })
    columns =
      relations.flatMap { relation in relation.columns.map { (table: TableName(relation.name), column: $0) } }
      + (try store.usedColumns().map { (table: TableName(schema: nil, name: $0.table), column: $0.column) })
  }

  /// What of the database passes on what a policy hides: views over it, and the columns of views that are made of it.
  func sources(_ policy: Policy) -> (views: Set<String>, columns: [String]) {
    var views: Set<String> = []
    var columns: Set<String> = []
    for catalogue in catalogues {
      for relation in catalogue.relations {
        let name = TableName(relation.name)
        for column in relation.columns
        where !policy.shows(table: name) || !policy.shows(column: column, of: name) {
          views.formUnion(catalogue.views(over: relation.name, column).map(\.name))
          // Of a table that is hidden whole, the columns have names that others have, too.
          if policy.shows(table: name) {
            columns.formUnion(catalogue.viewColumns(over: relation.name, column).map(\.column))
          }
        }
      }
    }
    return (views, columns.sorted())
  }
}

extension TableName {
  init(_ name: RelationName) { self.init(schema: name.schema, name: name.name) }
}
