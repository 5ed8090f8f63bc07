package import FactStore
import SourceModel

extension Inquiry {
  /// What the index knows under these words, in whatever case: tables, those first that are called so, columns, files,
  /// statements of production, the costliest first, and sites.
  ///
  /// Of statements, the first 200 that hold the words are looked at.
  package func search(_ words: [String]) throws(FactStoreFailure) -> [SearchHit] {
    let words = words.map { $0.lowercased() }.filter { !$0.isEmpty }
    guard !words.isEmpty else { return [] }
    let searched = SearchedWords(words)
    let (names, directory) = (try kept.names(), try kept.sites())
    let tables = names.tables.filter(searched.stand).map { (searched.distance(to: $0), $0) }.sorted { $0 < $1 }
    var hits = tables.map { SearchHit.table($0.1) }
    hits += names.columns.filter { searched.stand(in: "\($0.table).\($0.column)") && !searched.stand(in: $0.table) }
      .map { SearchHit.column(table: $0.table, column: $0.column) }
    hits += directory.paths.filter { searched.stand(in: $0.path) }
      .map { .file(repository: $0.repository, path: $0.path) }
    hits += try store.productionQueries(with: .words(words)).sorted {
      $0.totalTime == $1.totalTime ? $0.key < $1.key : $0.totalTime > $1.totalTime
    }
    .map(SearchHit.query)
    hits += try store.places(with: .words(words), in: directory).map(SearchHit.site)
    return hits
  }
}
