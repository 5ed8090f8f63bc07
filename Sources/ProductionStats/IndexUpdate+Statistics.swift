package import FactStore
internal import Foundation
import PostgresParser
import SQLAnalysis
package import SourceModel

extension IndexUpdate {
  /// Writes an export as a snapshot of a source, its texts analysed with the catalogue of their database.
  package func record(
    _ export: StatisticsExport, source: String, capturedAt: Timestamp
  ) throws(FactStoreFailure) {
    let catalogues = CatalogueSet(encoded: try store.catalogues())
    try record(source: source, capturedAt: capturedAt, rows: export.rows) { texts, take in
      try orderedMap(texts, workers: ProcessInfo.processInfo.activeProcessorCount) {
        analyzeProduction($0.text, catalogue: catalogues[$0.database])
      } merge: {
        try take($0, $1)
      }
    }
  }
}
