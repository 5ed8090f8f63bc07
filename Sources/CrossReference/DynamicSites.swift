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
      let named = site.statements.filter { statement in
        statement.tables.contains { table in names.contains { $0.name == table.name && $0.allows(schema: table.schema) }
        }
      }
      let unnamed = site.statements.filter(\.tables.isEmpty)
      let writes = (named + unnamed).contains(where: \.writes)
      let dynamic = Site(place: site.place, text: site.text, writes: writes)
      if !named.isEmpty { onTable.append(dynamic) } else if !unnamed.isEmpty { onAnyTable.append(dynamic) }
    }
  }
}
