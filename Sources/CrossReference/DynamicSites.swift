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

  /// - Parameters:
  ///   - sites: of all tables.
  ///   - names: those of the table that is asked for.
  init(_ sites: [OpenSite], on names: [TableName]) {
    for site in sites {
      var (isNamed, isUnnamed, writes) = (false, false, false)
      for statement in site.statements {
        if statement.tables.isEmpty {
          isUnnamed = true
        } else if statement.tables.contains(where: { table in names.contains { $0.isNamed(as: table) } }) {
          isNamed = true
        } else {
          continue
        }
        writes = writes || statement.writes
      }
      guard isNamed || isUnnamed else { continue }
      let dynamic = Site(place: site.place, text: site.text, writes: writes)
      if isNamed { onTable.append(dynamic) } else { onAnyTable.append(dynamic) }
    }
  }
}

extension TableName {
  fileprivate func isNamed(as table: (schema: String?, name: String)) -> Bool {
    name == table.name && allows(schema: table.schema)
  }
}
