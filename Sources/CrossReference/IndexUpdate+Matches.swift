package import FactStore
import Foundation
import PostgresParser
import SQLAnalysis
import SourceModel

extension IndexUpdate {
  /// Analyses the production queries of which an older version of the index had the facts.
  private func analyseProduction() throws(FactStoreFailure) {
    guard try store.hasProductionToAnalyse() else { return }
    let catalogues = CatalogueSet(encoded: try store.catalogues())
    try reanalyseProduction { text, database in analyzeProduction(text, catalogue: catalogues[database]) }
  }

  /// Joins all production queries with all sites anew: to be called whenever either of them has changed.
  package func updateMatches() throws(FactStoreFailure) {
    try analyseProduction()
    let matcher = try SiteMatcher(of: store)
    try replaceTemplateWords(matcher.templateWords)
    let queries = try store.productionQueries()
    try replaceMatches { write in
      try orderedMap(queries, workers: ProcessInfo.processInfo.activeProcessorCount) {
        matcher.matches(for: $0)
      } merge: { query, found in
        try write(query.key, found)
      }
    }
  }
}
