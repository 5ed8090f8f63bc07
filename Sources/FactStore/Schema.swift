internal import GRDB

/// The tables of an index, in two groups with versions of their own.
///
/// Code facts can be had again by indexing: an index whose ``codeFactsVersion`` is not ours loses them. Statistics and
/// catalogues are the user's: a step of ``userMigrations`` brings them up to date, and nothing ever drops them.
enum Schema {
  /// `pgxr`: tells an index from any other SQLite file.
  static let applicationID = 0x7067_7872

  /// Raised whenever the layout or the meaning of the code facts changes.
  static let codeFactsVersion = 11

  /// Brings the user's tables from version `n` (SQLite's `user_version`) to `n + 1`. Only ever appended to.
  static let userMigrations = [userTables]

  /// How the database relates to the tables that this version knows.
  enum Compatibility { case empty, current, older, newer, foreign }

  static func compatibility(of database: Database) throws -> Compatibility {
    let identity = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    guard identity == applicationID else {
      return try database.schemaIsEmpty() && identity == 0 ? .empty : .foreign
    }
    let userVersion = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    let codeVersion = try Int.fetchOne(database, sql: "SELECT value FROM meta WHERE key = 'codeFactsVersion'") ?? 0
    if userVersion > userMigrations.count || codeVersion > codeFactsVersion { return .newer }
    return userVersion == userMigrations.count && codeVersion == codeFactsVersion ? .current : .older
  }

  /// Makes the tables of this version out of an empty database or of an older version's.
  static func upgrade(_ database: Database) throws {
    let isEmpty = try compatibility(of: database) == .empty
    let userVersion = isEmpty ? 0 : try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    for migration in userMigrations[userVersion...] { try database.execute(sql: migration) }
    let codeVersion = try Int.fetchOne(database, sql: "SELECT value FROM meta WHERE key = 'codeFactsVersion'")
    if codeVersion != codeFactsVersion {
      if codeVersion != nil { try dropCodeFacts(database) }
      try database.execute(sql: codeTables)
    }
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO meta VALUES ('codeFactsVersion', \(codeFactsVersion));
        PRAGMA user_version = \(userMigrations.count);
        PRAGMA application_id = \(applicationID);
        """)
  }

  /// Drops whatever table is not the user's, and remembers which repositories have to be indexed again.
  ///
  /// Every version has a table `repositories` with a column `name`.
  private static func dropCodeFacts(_ database: Database) throws {
    try database.execute(sql: "INSERT OR IGNORE INTO awaitingRepositories SELECT name FROM repositories")
    try database.execute(sql: "UPDATE productionQueries SET statement = NULL")
    let tables = try String.fetchAll(
      database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    let views = try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name")
    for view in views { try database.execute(sql: "DROP VIEW \(view.quotedDatabaseIdentifier)") }
    for table in tables where !userTableNames.contains(table) {
      try database.execute(sql: "DROP TABLE \(table.quotedDatabaseIdentifier)")
    }
  }
}

extension Database {
  fileprivate func schemaIsEmpty() throws -> Bool {
    try Int.fetchOne(self, sql: "SELECT count(*) FROM sqlite_schema") == 0
  }
}
