package import FactStore
import PostgresParser
import SQLAnalysis
package import SourceModel

extension IndexUpdate {
  /// Writes an export as a snapshot of a source, its texts analysed with the catalogue of their database.
  package func record(
    _ export: StatisticsExport, source: String, capturedAt: Timestamp
  ) throws(FactStoreFailure) {
    let catalogues = CatalogueSet(encoded: try store.catalogues())
    try withParserStack { () throws(FactStoreFailure) in
      try record(source: source, capturedAt: capturedAt, rows: export.rows) { text, database in
        analyzeProduction(text, catalogue: catalogues[database])
      }
    }
  }
}
