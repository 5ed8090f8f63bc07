import FactStore
import SQLAnalysis

/// The names of all tables and columns that a catalogue or a statement names.
struct SchemaNames: Sendable {
  /// Sorted.
  let tables: [String]
  /// Sorted by table and name.
  let columns: [(table: String, column: String)]

  init(of store: FactStore, _ catalogues: CatalogueSet) throws(FactStoreFailure) {
    tables = Set(try store.tableNames()).union(catalogues.relations.map(\.name.name)).sorted()
    var columns: [String: Set<String>] = [:]
    for relation in catalogues.relations { columns[relation.name.name, default: []].formUnion(relation.columns) }
    for use in try store.usedColumns() { columns[use.table, default: []].insert(use.column) }
    self.columns = columns.sorted { $0.key < $1.key }.flatMap { table, columns in columns.sorted().map { (table, $0) } }
  }
}
