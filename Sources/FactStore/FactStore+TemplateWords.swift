internal import Foundation
internal import GRDB
package import SourceModel

extension FactStore {
  /// Whether it is noted of the sites which words their texts have.
  package func knowsTemplateWords() throws(FactStoreFailure) -> Bool {
    try reading { try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM templateWords)") ?? false }
  }

  /// The sites whose templates may match a text with these words: none that can is missing, but not all of these do.
  package func sites(withTextsOf words: Set<UInt64>) throws(FactStoreFailure) -> Set<SiteID> {
    let sites = try reading { database in
      var sites: Set<SiteID> = []
      let rows = try database.rows(
        of: [0] + words.map(Int64.init(bitPattern:)),
        "SELECT siteID, others FROM templateWords WHERE word IN \(Database.list)")
      while let row = try rows.next() {
        let others = [UInt64](littleEndian: row.bytes(1))
        if others.allSatisfy(words.contains) { sites.insert(SiteID(stored: row[0])) }
      }
      return sites
    }
    return sites.subtracting(visibility?.withheldSites ?? [])
  }

  /// The sites that send a statement with this fingerprint or this canonical form.
  package func sites(sending facts: StatementFacts) throws(FactStoreFailure) -> Set<SiteID> {
    let sites = try reading { database in
      try Int64.fetchAll(
        database,
        sql: """
          SELECT DISTINCT siteID FROM siteStatements JOIN sites ON sites.id = site WHERE statement IN (
            SELECT id FROM statements WHERE fingerprint = ? UNION SELECT id FROM statements WHERE canonicalForm = ?)
          """,
        arguments: [
          facts.fingerprint.map { Int64(bitPattern: $0.value) }, facts.canonicalForm.map(Int64.init(bitPattern:)),
        ])
    }
    return Set(sites.map(SiteID.init(stored:))).subtracting(visibility?.withheldSites ?? [])
  }
}

extension IndexUpdate {
  /// Notes which words the texts of all sites have, in place of what is noted.
  package func replaceTemplateWords(_ words: [TemplateWords]) throws(FactStoreFailure) {
    try writing { database in
      try database.execute(sql: "DELETE FROM templateWords")
      let insert = try database.cachedStatement(sql: "INSERT INTO templateWords VALUES (?, ?, ?, ?)")
      for (ordinal, entry) in words.enumerated() {
        try insert.execute(arguments: [
          Int64(bitPattern: entry.rarest ?? 0), entry.site.stored, ordinal, entry.others.littleEndianBytes,
        ])
      }
    }
  }
}

extension [UInt64] {
  fileprivate init(littleEndian bytes: [UInt8]) {
    self = stride(from: 0, to: bytes.count - 7, by: 8).map { start in
      bytes[start..<start + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  fileprivate var littleEndianBytes: Data {
    var bytes = Data(capacity: 8 * count)
    for value in self {
      for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift))) }
    }
    return bytes
  }
}
