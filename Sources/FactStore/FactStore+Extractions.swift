internal import Foundation
internal import GRDB
internal import SourceModel

extension FactStore {
  /// What is kept of files' bytes by blob, as far as they were scanned by what has this digest.
  package func scans(digest: UInt64) throws(FactStoreFailure) -> [String: BlobScan] {
    try reading { database in
      var scans: [String: BlobScan] = [:]
      let rows = try Row.fetchCursor(
        database, sql: "SELECT blob, skippedBy, isCandidate, names, mentions, builderCalls FROM scans WHERE digest = ?",
        arguments: [Int64(bitPattern: digest)])
      while let row = try rows.next() {
        scans[row[0]] = BlobScan(
          skippedBy: row[1], isCandidate: row[2], definedNames: [UInt32](littleEndian: row.bytes(3)),
          mentionedNames: [UInt32](littleEndian: row.bytes(4)),
          builderCalls: .init(pairs: [UInt32](littleEndian: row.bytes(5))))
      }
      return scans
    }
  }

  /// Which programs are kept.
  package func extractionKeys() throws(FactStoreFailure) -> Set<ExtractionKey> {
    try reading { database in
      var keys: Set<ExtractionKey> = []
      let rows = try Row.fetchCursor(database, sql: "SELECT blob, language, digest FROM extractions")
      while let row = try rows.next() {
        keys.insert(ExtractionKey(blob: row[0], language: row[1], digest: UInt64(bitPattern: row[2] as Int64)))
      }
      return keys
    }
  }

  /// What was extracted from a file; nil when it is not kept.
  package func extraction(_ key: ExtractionKey) throws(FactStoreFailure) -> Extraction? {
    try reading { database in
      guard
        let row = try Row.fetchOne(
          database.cachedStatement(
            sql: "SELECT id, program FROM extractions WHERE blob = ? AND language = ? AND digest = ?"),
          arguments: [key.blob, key.language, Int64(bitPattern: key.digest)])
      else { return nil }
      let findings = try Row.fetchAll(
        database.cachedStatement(
          sql: "SELECT \(Finding.columns) FROM extractionFindings WHERE extraction = ? ORDER BY id"),
        arguments: [row[0] as Int64])
      return Extraction(program: row.bytes(1), findings: try findings.map { try Finding($0) })
    }
  }
}

extension [UInt32] {
  init(littleEndian bytes: [UInt8]) {
    self = stride(from: 0, to: bytes.count - 3, by: 4).map { start in
      bytes[start..<start + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
  }

  var littleEndianBytes: Data {
    var bytes = Data(capacity: 4 * count)
    for value in self {
      for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(shift))) }
    }
    return bytes
  }
}

extension [BlobScan.NameCount] {
  /// - Parameter pairs: each name with its count behind it.
  init(pairs: [UInt32]) {
    self = stride(from: 0, to: pairs.count - 1, by: 2).map { BlobScan.NameCount(name: pairs[$0], count: pairs[$0 + 1]) }
  }
}
