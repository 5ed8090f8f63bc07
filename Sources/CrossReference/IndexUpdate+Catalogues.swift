package import FactStore
import PostgresParser
import SQLAnalysis
import SourceModel

extension IndexUpdate {
  /// Resolves the tables and columns of all statements anew: to be called when a catalogue has changed.
  package func resolveStatements() throws(FactStoreFailure) {
    let catalogues = CatalogueSet(encoded: try store.catalogues())
    try reanalyseProduction { text, database in
      analyzeProduction(text, catalogue: catalogues[database])
    }
    for revision in try store.revisions() where revision.isNewest {
      let databases = try store.databases(ofRepository: revision.repository)
      let catalogue = catalogues[databases.first]
      try reanalyseSites(of: revision.repository) { facts in
        guard var resolved = try? analyze(Array(facts.text.utf8), catalogue: catalogue) else { return facts }
        // It has holes.
        if facts.fingerprint == nil { resolved.forgetStandIns(catalogue) }
        return resolved
      }
    }
  }
}
