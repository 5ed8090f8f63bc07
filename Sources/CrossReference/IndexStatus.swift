package import FactStore
package import SourceModel

/// What an index holds, how old it is, and how much of production it explains.
package struct IndexStatus: Sendable {
  /// The imports of one server.
  package struct Source: Hashable, Sendable {
    package var name: String
    package var snapshotCount: Int
    package var newest: Timestamp
    package var queryCount: Int
    /// How much of it comes from known sites.
    package var coverage: Coverage
  }

  /// Shares between 0 and 1; nil where nothing was counted.
  package struct Coverage: Hashable, Sendable {
    package var calls: Double?
    /// Of the calls without a site, those that drivers, poolers and the server itself send.
    package var callsOfOthers: Double?
    package var totalTime: Double?
    package var queries: Double?
  }

  /// What a repository uses that is not followed.
  package struct Builder: Hashable, Sendable {
    package var repository: String
    package var use: BuilderUse
  }

  package struct FindingCount: Hashable, Sendable {
    package var code: String
    package var severity: Finding.Severity
    package var count: Int
  }

  /// The newest revision of each repository.
  package var repositories: [RevisionSummary]
  /// Repositories whose facts an incompatible version wrote.
  package var awaitingIndexing: [String]
  /// How many files of each language, the most first.
  package var languages: [(name: String, fileCount: Int)]
  /// Databases with a catalogue; nil is the one that was imported without a name.
  package var catalogues: [String?]
  /// ORMs and query builders whose queries are not found, by repository, the most used first.
  package var builders: [Builder]
  package var sources: [Source]
  /// Of all sources.
  package var coverage: Coverage
  /// Production queries without a site that may come from any code, the costliest first.
  package var unexplained: [ProductionQuery]
  /// The calls that send a text of which too little is known to match any query with it, by repository and place.
  package var dynamicCalls: [(repository: String, finding: Finding)]
  /// The most first.
  package var findings: [FindingCount]

  /// When the oldest part was made: a repository's indexing, or a source's newest snapshot.
  package var oldest: Timestamp? { (repositories.map(\.indexedAt) + sources.map(\.newest)).min() }
}
