package import FactStore
package import SourceModel

/// What an answer of "nobody uses it" rests on, and what it cannot see.
package struct Coverage: Hashable, Sendable {
  /// The newest snapshot of one source of statistics.
  package struct Source: Hashable, Sendable {
    package var name: String
    package var newest: Timestamp
    /// The same as ``newest`` where there is only one.
    package var oldest: Timestamp
  }

  /// Files of a language that cannot be read.
  package struct UnreadLanguage: Hashable, Sendable {
    package var language: String
    package var fileCount: Int
  }

  /// The share of production's calls with a known site, between 0 and 1; nil without statistics.
  package var callsWithSite: Double?
  /// Production queries whose text the server did not give, or PostgreSQL's parser does not read; and their calls.
  package var unreadQueries = 0
  package var unreadCalls: Int64 = 0
  /// Empty without statistics.
  package var sources: [Source] = []
  package var repositoryCount = 0
  package var hasCatalogue = false
  /// Whether a catalogue has the table; nil where none is known, and for an answer about all tables.
  package var catalogueHasTable: Bool?
  /// Sites of code that production may run, with statements on the table that are not known as a whole.
  package var dynamicSites: [DynamicSites.Site] = []
  /// The same where even the table is not known.
  package var sitesOfUnknownTables: [DynamicSites.Site] = []
  /// The table that is asked about, or of an answer about all tables each, where code makes it when it runs and no
  /// catalogue has it.
  package var tablesMadeByCode: [MadeTable] = []
  /// ORMs and query builders whose statements are not found, of all repositories, the most used first.
  package var builders: [BuilderUse] = []
  /// What these libraries take columns for by their names alone.
  package var conventions: [NamingConvention] = []
  /// The most files first.
  package var unreadLanguages: [UnreadLanguage] = []

  package init() {}

  /// What libraries take a column for by its name alone, or a table by its own, where a verdict says that next to nothing uses
  /// it.
  ///
  /// - Parameter column: nil for the table as a whole.
  package func conventions(of table: TableName, column: String?, _ verdict: Verdict) -> [NamingConvention] {
    guard verdict.isNextToUnused else { return [] }
    return conventions.filter { $0.covers(table: table.name, column: column) }
  }

  /// The dynamic sites that would make another verdict on a column if they used it.
  package func sitesThatMayChange(_ verdict: Verdict) -> [DynamicSites.Site] {
    dynamicSites.filter { $0.mayChange(verdict) }
  }

  /// The same of those whose tables are not known, for a verdict on a column or a table.
  package func sitesOfUnknownTablesThatMayChange(_ verdict: Verdict) -> [DynamicSites.Site] {
    sitesOfUnknownTables.filter { $0.mayChange(verdict) }
  }
}

extension DynamicSites.Site {
  fileprivate func mayChange(_ verdict: Verdict) -> Bool {
    switch verdict {
    case .unknownCode, .writtenAndRead: false
    case .readOnly: writes
    case .neverRead, .starOnly, .databaseOnly, .mentionedOnly, .testsOnly, .noUse: true
    }
  }
}

extension Coverage {
  /// Since when the snapshots of all of these sources are compared; nil where one of them has only one.
  func comparedSince(for names: Set<String>) -> Timestamp? {
    let sources = sources.filter { names.contains($0.name) }
    return sources.allSatisfy { $0.oldest < $0.newest } ? sources.map(\.oldest).max() : nil
  }
}
