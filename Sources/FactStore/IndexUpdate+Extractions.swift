internal import Foundation
internal import GRDB
package import SourceModel

extension IndexUpdate {
  /// Keeps the names that stand in a file, in place of what was kept of it before.
  package func keep(_ mentions: NameMentions, ofBlob blob: String) throws(FactStoreFailure) {
    try writing { database in
      try database.cachedStatement(sql: "INSERT OR REPLACE INTO mentions VALUES (?, ?)")
        .execute(arguments: [blob, Data(mentions.bytes)])
    }
  }

  /// Keeps what a look at a file's bytes told.
  package func keep(_ scan: BlobScan, ofBlob blob: String, digest: UInt64) throws(FactStoreFailure) {
    try writing { database in
      try database.cachedStatement(sql: "INSERT OR REPLACE INTO scans VALUES (?, ?, ?, ?, ?, ?, ?)").execute(
        arguments: [
          blob, Int64(bitPattern: digest), scan.skippedBy, scan.isCandidate, scan.definedNames.littleEndianBytes,
          scan.mentionedNames.littleEndianBytes,
          scan.builderCalls.flatMap { [$0.name, $0.count] }.littleEndianBytes,
        ])
    }
  }

  /// Keeps what was extracted from a file, in place of what had another digest.
  package func keep(_ extraction: Extraction, for key: ExtractionKey) throws(FactStoreFailure) {
    try writing { database in
      // Findings of a row that is replaced go with the row: commit prunes those of no extraction.
      try database.cachedStatement(
        sql: "INSERT OR REPLACE INTO extractions (blob, language, digest, program) VALUES (?, ?, ?, ?)"
      ).execute(arguments: [key.blob, key.language, Int64(bitPattern: key.digest), Data(extraction.program)])
      let id = database.lastInsertedRowID
      let findings = try database.cachedStatement(
        sql: "INSERT INTO extractionFindings (extraction, \(Finding.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
      for finding in extraction.findings {
        try findings.execute(arguments: StatementArguments([id] + finding.columnValues))
      }
    }
  }
}
