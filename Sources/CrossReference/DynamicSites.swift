import FactStore
package import SourceModel

/// Sites whose statements have a hole in them that is more than a value, so that they may say more than is known of them.
package struct DynamicSites: Hashable, Sendable {
  package struct Site: Hashable, Sendable {
    package var place: SitePlace
    /// What it sends, with its holes as `{name}`.
    package var text: String
    /// Whether it does more than to select.
    package var writes: Bool
  }

  /// They name the table that was asked for.
  package var onTable: [Site] = []
  /// It is not known which table they name.
  package var onAnyTable: [Site] = []
}

/// The sites that send statements which are known in part, found by the tables that these name.
struct OpenSites: Sendable {
  private let sites: [OpenSite]
  /// Positions, by the name of the table without its schema.
  private var sitesByTable: [String: [Int]] = [:]
  /// The positions of those with a statement that does not tell its table, and what such statements make of them.
  private var unnamed: [Int] = []
  private var onAnyTable: [DynamicSites.Site] = []

  init(_ sites: [OpenSite]) {
    self.sites = sites
    for (position, site) in sites.enumerated() {
      for name in Set(site.statements.flatMap(\.tables).map(\.name)) {
        sitesByTable[name, default: []].append(position)
      }
      if site.statements.contains(where: \.tables.isEmpty) {
        unnamed.append(position)
        onAnyTable.append(site.asFarAs(it: \.tables.isEmpty))
      }
    }
  }

  /// - Parameter names: those of the table that is asked for.
  func dynamicSites(on names: [TableName]) -> DynamicSites {
    func isNamed(by statement: OpenSite.Statement) -> Bool {
      statement.tables.contains { table in names.contains { $0.isNamed(as: table) } }
    }
    let named = Set(names.flatMap { sitesByTable[$0.name] ?? [] })
      .filter { sites[$0].statements.contains(where: isNamed) }
    return DynamicSites(
      onTable: named.sorted().map { sites[$0].asFarAs { $0.tables.isEmpty || isNamed(by: $0) } },
      onAnyTable: named.isDisjoint(with: unnamed)
        ? onAnyTable : zip(unnamed, onAnyTable).compactMap { named.contains($0) ? nil : $1 })
  }
}

extension OpenSite {
  /// What some of its statements make of it.
  fileprivate func asFarAs(it isMeant: (Statement) -> Bool) -> DynamicSites.Site {
    .init(place: place, text: text, writes: statements.contains { isMeant($0) && $0.writes })
  }
}

extension TableName {
  fileprivate func isNamed(as table: (schema: String?, name: String)) -> Bool {
    name == table.name && allows(schema: table.schema)
  }
}
