internal import SourceModel

/// Files that are there once for each database that an application serves: `schema/mysql.sql` beside `schema/postgres.sql`,
/// `Driver/Sqlite.php` beside `Driver/Postgres.php`. Those for the others send nothing to PostgreSQL.
struct DatabaseVariants: Sendable {
  /// Paths up to the part that names PostgreSQL, with a mark in its place.
  private let siblings: Set<String>

  init(paths: some Sequence<String>) {
    siblings = Set(paths.flatMap { path in Self.stems(of: path, naming: Self.postgres).map(\.stem) })
  }

  /// The other database for which a file is, by its path; nil for what is not known to be for another one.
  func otherDatabase(ofFile path: String) -> String? {
    Self.stems(of: path, naming: Self.others).first { siblings.contains($0.stem) }?.name
  }

  /// For each word of the path among the names: the path up to the end of the folder or file that it stands in, without it.
  private static func stems(of path: String, naming names: Set<String>) -> [(name: String, stem: String)] {
    var stems: [(String, String)] = []
    var before = ""
    for part in path.lowercased().split(separator: "/") {
      let words = part.split(omittingEmptySubsequences: false) { !($0.isLetter || $0.isNumber) }
      for (index, word) in words.enumerated() where names.contains(String(word)) {
        var others = words.map(String.init)
        others[index] = "*"
        stems.append((String(word), before + others.joined(separator: ".")))
      }
      before += part + "/"
    }
    return stems
  }

  private static let postgres: Set = ["postgres", "postgresql", "pgsql", "psql", "pg"]
  private static let others: Set = [
    "mysql", "mysqli", "mariadb", "sqlite", "sqlite3", "mssql", "sqlsrv", "sqlserver", "oracle", "oci", "oci8", "db2",
    "firebird", "h2", "clickhouse", "cockroach", "cockroachdb",
  ]
}

extension Finding {
  /// Of a file that is left out.
  static func otherDatabase(_ name: String, file: SourceFile) -> Finding {
    Finding(
      code: "other-database", severity: .note, path: file.path,
      message: "by its path this file is for \(name), beside one for PostgreSQL; it was left out")
  }
}
