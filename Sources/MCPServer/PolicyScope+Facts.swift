internal import CrossReference
internal import FactStore
internal import SQLAnalysis
internal import SourceModel

extension PolicyScope {
  /// What of an index may be told. Looks at every fact once.
  static func visibility(
    of store: FactStore, under policy: Policy
  ) throws(FactStoreFailure) -> (scope: PolicyScope, visibility: FactVisibility) {
    var scope = PolicyScope(policy, try KnownNames(of: store))
    var sites: Set<SiteID> = []
    var queries: Set<ProductionQueryKey> = []
    var isSettled = false
    while !isSettled {
      isSettled = true
      func review(_ statements: [StatementFacts], isShown: Bool) {
        if isShown { return }
        for view in statements.compactMap(\.createdView) where scope.add(view: view) { isSettled = false }
      }
      try store.eachSite { site in
        let isShown = scope.shows(site)
        if !isShown { sites.insert(site.id) }
        review(site.statements, isShown: isShown)
      }
      for query in try store.productionQueries() {
        let isShown = scope.shows(query)
        if !isShown { queries.insert(query.key) }
        review([query.facts].compactMap { $0 }, isShown: isShown)
      }
    }
    let (settled, policy) = (scope, policy)
    let visibility = FactVisibility(
      withheldSites: sites, withheldQueries: queries,
      withheldRepositories: Set(try store.revisions().map(\.repository).filter { !policy.shows(repository: $0) }),
      shows: { settled.shows($0) },
      catalogues: try store.catalogues().mapValues { bytes in
        let catalogue = Catalogue(decoding: bytes) ?? Catalogue()
        return catalogue.limited(to: settled.shows) { policy.shows(table: TableName($0)) }.encoded
      })
    return (scope, visibility)
  }

  private func shows(_ site: QuerySite) -> Bool {
    var texts = [site.place.path, site.function, site.sink ?? "", site.annotation ?? "", site.templateText]
    texts += site.textRanges.map(\.path)
    texts += site.via.flatMap { [$0.place.path, $0.function, $0.call] }
    return policy.shows(repository: site.repository) && texts.allSatisfy(shows)
      && showsAll(site.statements, isWhole: !site.statements.isEmpty)
  }

  private func shows(_ query: ProductionQuery) -> Bool {
    query.texts.allSatisfy(shows) && showsAll([query.facts].compactMap { $0 }, isWhole: query.facts != nil)
  }

  /// - Parameter isWhole: whether these are all that there is to know; where only some tables may be shown, nothing is that
  ///   may name others.
  private func showsAll(_ statements: [StatementFacts], isWhole: Bool) -> Bool {
    let isOpen = policy.allowed.tables.isEmpty && policy.allowed.schemas.isEmpty && policy.allowed.columns.isEmpty
    return (isWhole || isOpen) && statements.allSatisfy(shows)
  }

  private func shows(_ statement: StatementFacts) -> Bool {
    let tables = statement.tables.map { TableName(schema: $0.schema, name: $0.name) }
    return shows(statement.text) && tables.allSatisfy(policy.shows(table:))
      && statement.tables.allSatisfy { shows($0.name) && shows($0.schema ?? "") }
      && statement.columns.allSatisfy { shows($0, among: tables) }
  }

  /// - Parameter tables: those of the statement, any of which a column without a table may be of.
  private func shows(_ use: ColumnUse, among tables: [TableName]) -> Bool {
    if use.certainty == .star, views.contains(use.table) { return false }
    let owners = use.table.isEmpty ? tables : [TableName(schema: use.schema, name: use.table)]
    if use.column == "*" { return owners.allSatisfy(showsAllColumns) }
    return shows(use.column) && owners.allSatisfy { policy.shows(column: use.column, of: $0) }
  }

  /// Whether `*` of a table whose columns nobody knows can be shown.
  private func showsAllColumns(of table: TableName) -> Bool {
    let isHidden = policy.hidden.columns.contains { entry in
      entry.table?.means(schema: table.schema, name: table.name) ?? true
    }
    return !isHidden && allowedColumns[table.name] == nil && !views.contains(table.name)
  }
}

extension StatementFacts {
  /// The view that the statement makes.
  fileprivate var createdView: String? {
    guard kind == .schema else { return nil }
    let words = text.split { $0.isWhitespace || $0 == "(" }.prefix(10)
    guard let view = words.firstIndex(where: { $0.lowercased() == "view" }) else { return nil }
    let name = words[(view + 1)...].first { !["if", "not", "exists"].contains($0.lowercased()) }
    return name.flatMap { TableName(String($0))?.name }
  }
}
