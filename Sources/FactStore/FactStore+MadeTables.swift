internal import GRDB
internal import SourceModel

extension FactStore {
  /// The tables and views that code makes when it runs, by schema and name. What tests and migrations make is left out.
  package func tablesMadeByCode() throws(FactStoreFailure) -> [MadeTable] {
    try reading { database in
      var made: [MadeTable] = []
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT DISTINCT \(SitePlace.columns), schemaName, tableName
          FROM statementTables JOIN siteStatements USING (statement) JOIN sites ON sites.id = site
          \(SitePlace.joins)
          WHERE access = 'create' AND kind IN ('application', 'script')
          ORDER BY coalesce(schemaName, ''), tableName, repositories.name, path, startByte, endByte, siteID
          """)
      while let row = try rows.next() {
        let place = try SitePlace(row)
        if visibility?.withheldSites.contains(place.id) ?? false { continue }
        let (schema, name): (String?, String) = (row[7], row[8])
        if let last = made.last, last.schema == schema, last.name == name {
          made[made.count - 1].sites.append(place)
        } else {
          made.append(MadeTable(schema: schema, name: name, sites: [place]))
        }
      }
      return made
    }
  }
}
