package import FactStore
import SQLAnalysis
import SourceModel
internal import Synchronization

/// What many questions need of an index and is costly to read: each is read when it is first asked for, and kept.
package final class KeptFacts: Sendable {
  private let store: FactStore
  private let knownCatalogues = Kept<CatalogueSet>()
  private let knownCodeNames = Kept<MentionedNames>()
  private let knownMatcher = Kept<SiteMatcher>()
  private let knownCoverage = Kept<Coverage>()
  private let knownOpenSites = Kept<OpenSites>()
  private let knownSites = Kept<SiteDirectory>()
  private let knownNames = Kept<SchemaNames>()
  private let knownPlaces = Kept<NamedPlaces>()
  private let knownStatements = Kept<StatementDirectory>()
  private let knownTablesInCode = Kept<Set<String>>()

  package init(of store: FactStore) { self.store = store }

  func catalogues() throws(FactStoreFailure) -> CatalogueSet {
    try knownCatalogues.value { () throws(FactStoreFailure) in CatalogueSet(encoded: try store.catalogues()) }
  }

  /// For questions about who names something outside of statements.
  func codeNames() throws(FactStoreFailure) -> MentionedNames {
    try knownCodeNames.value { () throws(FactStoreFailure) in try store.mentionedNames() }
  }

  /// Reads what most questions need.
  package func warmUp() throws(FactStoreFailure) {
    _ = try (catalogues(), sites(), codeNames(), openSites(), coverage(), names(), allStatements(), tablesInCode())
  }

  /// The statements that use one of these names. Where all are not known yet, only these are read.
  func statements(using names: [UsedName]) throws(FactStoreFailure) -> [StatementDirectory.Statement] {
    if let known = knownStatements.ifKnown { return known.statements(using: names) }
    return try store.statementDirectory(of: names).statements(using: names)
  }

  func allStatements() throws(FactStoreFailure) -> StatementDirectory {
    try knownStatements.value { () throws(FactStoreFailure) in try store.statementDirectory() }
  }

  /// The names by which code may call a table of a catalogue by its whole name.
  func tablesInCode() throws(FactStoreFailure) -> Set<String> {
    try knownTablesInCode.value { () throws(FactStoreFailure) in
      Set(try catalogues().tableNames.flatMap(numbers))
    }
  }

  /// A matcher of all sites that can be matched with a text.
  func matcher(for text: String) throws(FactStoreFailure) -> SiteMatcher {
    if let narrow = try SiteMatcher(of: store, for: text, kept: self) { return narrow }
    return try matcher()
  }

  /// Of all sites, which takes long to make where there are many.
  private func matcher() throws(FactStoreFailure) -> SiteMatcher {
    try knownMatcher.value { () throws(FactStoreFailure) in try SiteMatcher(of: store) }
  }

  /// Of all sites, whichever tables they name.
  func openSites() throws(FactStoreFailure) -> OpenSites {
    try knownOpenSites.value { () throws(FactStoreFailure) in OpenSites(try store.openSites()) }
  }

  func sites() throws(FactStoreFailure) -> SiteDirectory {
    try knownSites.value { () throws(FactStoreFailure) in try store.siteDirectory() }
  }

  /// The names of all tables and columns.
  func names() throws(FactStoreFailure) -> SchemaNames {
    try knownNames.value { () throws(FactStoreFailure) in try SchemaNames(of: store, try catalogues()) }
  }

  /// For queries whose comments name places without sites.
  func namedPlaces() throws(FactStoreFailure) -> NamedPlaces {
    try knownPlaces.value { () throws(FactStoreFailure) in
      NamedPlaces(files: try store.filePlaces(), functions: try store.functionPlaces())
    }
  }

  /// What is the same for all tables.
  func coverage() throws(FactStoreFailure) -> Coverage {
    try knownCoverage.value { () throws(FactStoreFailure) in try Coverage(of: store) }
  }
}

/// A value that is made when it is first asked for.
package final class Kept<Value: Sendable>: Sendable {
  private let known = Mutex<Value?>(nil)

  package init() {}

  /// nil where nobody asked for it yet.
  var ifKnown: Value? { known.withLock { $0 } }

  /// What was made before, or is made now. Others wait for it, too, so it is finished whoever goes away.
  package func value(_ make: () throws(FactStoreFailure) -> Value) throws(FactStoreFailure) -> Value {
    let result: Result<Value, FactStoreFailure> = known.withLock { known in
      if let known { return .success(known) }
      do throws(FactStoreFailure) {
        let value = try Cancellation.ignored(make)
        known = value
        return .success(value)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}
