package import FactStore
import SQLAnalysis
import SourceModel

extension Inquiry {
  /// What the index knows under these words, in whatever case: tables, columns, files, statements of production, the
  /// costliest first, and sites.
  ///
  /// Of statements, the first 200 that hold the words are looked at.
  package func search(_ words: [String]) throws(FactStoreFailure) -> [SearchHit] {
    let words = words.map { $0.lowercased() }.filter { !$0.isEmpty }
    guard !words.isEmpty else { return [] }
    func matches(_ name: String) -> Bool {
      let name = name.lowercased()
      return words.allSatisfy(name.contains)
    }
    let catalogues = try kept.catalogues()
    let tables = Set(try store.tableNames()).union(catalogues.relations.map(\.name.name)).sorted()
    var hits = tables.filter(matches).map(SearchHit.table)
    hits += try columns(catalogues).filter { matches("\($0.table).\($0.column)") && !matches($0.table) }
      .map { SearchHit.column(table: $0.table, column: $0.column) }
    hits += try kept.sitePaths().filter { matches($0.path) }.map { .file(repository: $0.repository, path: $0.path) }
    let filter = StatementFilter.words(words)
    let queries = try store.productionQueries(with: filter)
    hits += queries.sorted { $0.totalTime == $1.totalTime ? $0.key < $1.key : $0.totalTime > $1.totalTime }
      .map(SearchHit.query)
    hits += try store.sitePlaces(with: filter).sorted { SiteOrder($0) < SiteOrder($1) }.map(SearchHit.site)
    return hits
  }

  /// Of the tables that a catalogue or a statement names, by table and name.
  private func columns(_ catalogues: CatalogueSet) throws(FactStoreFailure) -> [(table: String, column: String)] {
    var columns: Set<[String]> = []
    for relation in catalogues.relations {
      for column in relation.columns { columns.insert([relation.name.name, column]) }
    }
    for use in try store.usedColumns() { columns.insert([use.table, use.column]) }
    return columns.map { ($0[0], $0[1]) }.sorted { $0 < $1 }
  }
}
