package import FactStore
package import HostLanguages
internal import PostgresParser
package import SQLAnalysis
package import SourceModel
internal import TreeSitter

/// Reads files with the languages of an installation, and SQL scripts with PostgreSQL's scanner.
package struct LanguageReading: SourceReading {
  private let registry: LanguageRegistry
  private let catalogue: Catalogue?
  package let digest: UInt64

  /// The name under which `.sql` files go; no language of the registry has it.
  static let script = "sql"

  /// - Parameter catalogue: the tables and columns that the repository's statements are about; nil when unknown.
  package init(registry: LanguageRegistry, catalogue: Catalogue?) {
    self.registry = registry
    self.catalogue = catalogue
    var hash = StableHash()
    hash.combine("\(RepositoryAnalysis.version) \(PostgresParser.majorVersion)".utf8)
    for patterns in [registry.kinds.test, registry.kinds.migration, registry.kinds.script, registry.kinds.schema] {
      hash.combine(patterns.joined(separator: "\0").utf8)
    }
    if let catalogue { hash.combine(catalogue.encoded) }
    digest = hash.value
  }

  package var sinkNames: [String] {
    Set(registry.names.compactMap { registry.manifest($0)?.signsOfSending }.joined()).sorted()
  }

  package var builders: [String: [BuilderSigns]] {
    Dictionary(uniqueKeysWithValues: registry.names.map { ($0, registry.manifest($0)?.builders ?? []) })
  }

  package func language(forPath path: String) -> String? {
    let name = path.lowercased()
    return Self.scriptEndings.contains(where: name.hasSuffix) ? Self.script : registry.language(forPath: path)
  }

  /// Applications that also serve other databases tell PostgreSQL's scripts by a second ending.
  private static let scriptEndings = [".sql", ".pgsql", ".psql", ".sql.postgres", ".sql.postgresql", ".sql.pg"]

  package func unreadLanguage(forPath path: String) -> String? { registry.unreadLanguage(forPath: path) }

  package func kinds(inFolder folder: String) -> @Sendable (_ path: String) -> QuerySite.Kind {
    let kinds = SiteKinds(registry.kinds, folder: folder)
    // What a script says of its own, its statements tell.
    return { [self] path in
      let kind = kinds.kind(ofFile: path)
      return kind == .application && language(forPath: path) == Self.script ? .schema : kind
    }
  }

  package func language(forFirstLine line: [UInt8]) -> String? { registry.language(forFirstLine: line) }

  package func digest(ofLanguage language: String) throws(LanguageFailure) -> UInt64 {
    language == Self.script ? 1 : StableHash.of(try registry.load(language).digest)
  }

  /// A script is kept as it is: what it takes to split it is not worth keeping.
  package func extract(_ bytes: [UInt8], language: String) -> Extraction {
    guard language != Self.script, let language = try? registry.load(language) else {
      return Extraction(program: bytes, findings: [])
    }
    let lowered = language.lower(bytes, parser: Parser())
    return Extraction(program: lowered.program.encoded, findings: lowered.findings)
  }

  package func analysis(
    ofRepository repository: String, folder: String, settings: RepositorySettings
  ) -> RepositoryAnalysis {
    RepositoryAnalysis(
      repository: repository, kinds: SiteKinds(registry.kinds, folder: folder), catalogue: catalogue,
      models: settings.models
    ) { [registry] in
      registry.manifest($0)
    }
  }
}
