package import FactStore
import SourceModel

extension Inquiry {
  /// All tables, those first that cost production most or that most places use.
  package func tables() throws(FactStoreFailure) -> [UsedTable] {
    let (statements, sites) = (try kept.allStatements(), try kept.sites())
    var tables = Dictionary(uniqueKeysWithValues: try kept.names().tables.map { ($0, UsedTable(name: $0)) })
    for name in tables.keys {
      let places = sites.sites(sending: statements.statements(using: [UsedName(schema: nil, table: name)]))
      tables[name]?.places = places.count { $0.kind.isRunInProduction }
    }
    for query in try store.productionQueries() {
      for name in Set(query.facts?.tables.map(\.name) ?? []) {
        tables[name]?.queries += 1
        tables[name]?.calls += query.calls
        tables[name]?.totalTime += query.totalTime
      }
    }
    return tables.values.sorted(by: UsedTable.comesBefore)
  }
}
