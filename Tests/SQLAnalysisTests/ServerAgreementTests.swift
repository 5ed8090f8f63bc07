import Foundation
import PostgresParser
import SQLAnalysis
import SourceModel
import TestSupport
import Testing

/// Compares the analysis of the fixtures with PostgreSQL's own: the columns for which the server, having analysed the
/// statement, would check privileges.
///
/// The server prints its query trees (`debug_print_parse`), in which each table has the columns that are selected, inserted
/// and updated. For `(u).name` it checks the whole row, though it reads the one column, so that statement is left out.
@Suite(.enabled(if: ThrowawayPostgres.isInstalled)) struct ServerAgreementTests {
  struct Privilege: Hashable, Comparable, CustomStringConvertible {
    var action: String
    var table: String
    var column: String

    var description: String { "\(action) \(table).\(column)" }
    static func < (left: Privilege, right: Privilege) -> Bool { left.description < right.description }
  }

  @Test func columnsAreThoseTheServerChecks() throws {
    let fixtures = try AnalysisFixtureTests.files.map { try AnalysisFixture($0) }.filter { $0.catalogue != nil }
    let statements = Self.statements(of: fixtures)
    #expect(statements.count >= 150)
    let checked = try Self.serverPrivileges(of: statements)
    for (statement, server) in zip(statements, checked) {
      guard let server else {
        Issue.record("the server refuses `\(statement)`")
        continue
      }
      let own = try Self.ownPrivileges(of: statement, fixtures[0].catalogue)
      #expect(
        own == server,
        "\(statement): lacks \(server.subtracting(own).sorted()), adds \(own.subtracting(server).sorted())")
    }
  }

  /// What name resolution has to know, each with how it is told in a statement.
  private static let constructs: [(name: String, sign: String)] = [
    ("several relations in FROM", #"FROM \w+ \w, \w+ \w WHERE"#), ("JOIN ON", #"JOIN \w+ \w ON "#),
    ("outer joins", #"(?:LEFT|RIGHT|FULL) JOIN"#), ("JOIN USING", #"USING \(\w+\)"#),
    ("JOIN USING over subqueries", #"\) \w+ JOIN \(SELECT.*\) \w+ USING \("#),
    ("an alias of what USING merges", #"USING \(\w+\) AS"#), ("NATURAL", #"NATURAL"#),
    ("NATURAL over subqueries", #"NATURAL (?:LEFT )?JOIN \(SELECT"#), ("LATERAL", #"LATERAL \(SELECT"#),
    ("CTEs", #"^WITH \w+ AS \(SELECT"#), ("recursive CTEs", #"WITH RECURSIVE"#),
    ("SEARCH and CYCLE", #"SEARCH.*CYCLE"#),
    ("data-modifying CTEs", #"WITH \w+ AS \((?:INSERT|UPDATE|DELETE)"#),
    ("a CTE that shadows a table", #"WITH users AS"#),
    ("UNION", #"UNION"#), ("INTERSECT and EXCEPT", #"INTERSECT.*EXCEPT"#),
    ("outer references", #"WHERE \w+ = \w+\.id"#),
    ("outer references over two levels", #"EXISTS \(SELECT.*EXISTS \(SELECT"#), ("*", #"SELECT \* FROM"#),
    ("t.*", #"SELECT \w+\.\*"#), ("whole rows", #"SELECT u FROM users u"#), ("ON CONFLICT", #"ON CONFLICT"#),
    ("ON CONFLICT with a condition of an index", #"ON CONFLICT \(\w+\) WHERE"#), ("excluded", #"excluded\.\w"#),
    ("RETURNING", #"RETURNING \w+"#), ("RETURNING *", #"RETURNING \*"#), ("MERGE", #"^MERGE"#),
    ("UPDATE FROM", #"^UPDATE.*SET.* FROM "#), ("UPDATE of several columns at once", #"SET \(\w+, \w+\) = "#),
    ("DELETE USING", #"^DELETE.*USING"#), ("INSERT without columns", #"^INSERT INTO \w+ (?:VALUES|SELECT)"#),
    ("INSERT DEFAULT VALUES", #"DEFAULT VALUES"#), ("ORDER BY an output's name", #" AS (\w+) .*ORDER BY \1"#),
    ("ORDER BY a number", #"ORDER BY \d"#), ("GROUP BY an output's name", #" AS (\w+),.*GROUP BY \1"#),
    ("GROUP BY a number", #"GROUP BY \d"#), ("grouping sets", #"GROUPING SETS|ROLLUP|CUBE"#),
    ("DISTINCT ON", #"DISTINCT ON"#),
    ("windows", #"OVER \(PARTITION"#), ("named windows", #"WINDOW \w+ AS"#),
    ("row comparisons", #"\(\w+, \w+\) (?:=|IN|>) \("#),
    ("columns as functions", #"name\(u\)"#), ("columns of table functions", #"AS \w \(\w+\)|AS x \(a integer"#),
    ("ROWS FROM", #"ROWS FROM"#), ("WITH ORDINALITY", #"WITH ORDINALITY"#), ("system columns", #"ctid"#),
    ("fields of composite columns", #"\(ship_to\)\.city"#), ("elements of arrays", #"tags\[1\]"#),
    ("quoted names", #""createdAt""#),
    ("folded names", #"SELECT ID, Name"#), ("names with a schema", #"public\.users\.id"#),
    ("alias lists", #"AS \w+ \(a, b\)"#),
    ("alias lists of subqueries", #"\) \w+ \(\w+\);?$"#), ("VALUES as a relation", #"\(VALUES"#),
    ("ONLY", #"FROM ONLY"#),
    ("views", #"FROM active_users"#), ("sequences", #"FROM order_numbers"#),
    ("inheritance", #"FROM employees"#), ("partitions", #"FROM events_2024"#),
    ("FOR UPDATE OF", #"FOR UPDATE OF"#), ("aggregates with FILTER and ORDER BY", #"FILTER \(WHERE"#),
    ("WITHIN GROUP", #"WITHIN GROUP"#), ("TABLESAMPLE", #"TABLESAMPLE"#), ("xmltable", #"xmltable"#),
  ]

  @Test func eachConstructIsAmongTheStatements() throws {
    let statements = Self.statements(of: try AnalysisFixtureTests.files.map { try AnalysisFixture($0) })
    for construct in Self.constructs {
      let sign = try Regex(construct.sign)
      #expect(statements.contains { $0.contains(sign) }, "\(construct.name)")
    }
  }

  /// Those that can be put to the server.
  private static func statements(of fixtures: [AnalysisFixture]) -> [String] {
    fixtures.filter { $0.catalogue != nil }.flatMap { fixture in
      fixture.statements.map { String(decoding: fixture.bytes(of: $0), as: UTF8.self) }
    }.filter(canBePrepared)
  }

  @Test func theCatalogueHasTheServersColumns() throws {
    let schema = try Fixture.text("schema.sql")
    let rows = try ThrowawayPostgres.run(
      schema
        + """
        SELECT nspname || '.' || relname || ': ' || string_agg(attname, ', ' ORDER BY attnum)
        FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace JOIN pg_attribute ON attrelid = c.oid
        WHERE nspname IN ('public', 'app', 'archive') AND attnum > 0 AND NOT attisdropped AND relkind IN ('r', 'p', 'v', 'm', 'c', 'S')
        GROUP BY nspname, relname ORDER BY 1;
        """)
    let own = Catalogue.reading(ddl: Array(schema.utf8)).catalogue.relations.map {
      "\($0.name): \($0.columns.joined(separator: ", "))"
    }
    #expect(rows.split(separator: "\n").map(String.init).sorted() == own.sorted())
  }

  private static func canBePrepared(_ statement: String) -> Bool {
    let verbs = ["SELECT", "WITH", "INSERT", "UPDATE", "DELETE", "MERGE", "TABLE", "VALUES", "("]
    return verbs.contains(where: statement.hasPrefix) && !statement.contains(" INTO copies ")
      && !statement.contains("(u).name")
  }

  private static func ownPrivileges(of statement: String, _ catalogue: Catalogue?) throws -> Set<Privilege> {
    let uses = try analyze(Array(statement.utf8), catalogue: catalogue).columns
    return Set(
      uses.map { use in
        let action = use.role.writes ? use.role.rawValue : "select"
        return Privilege(
          action: action, table: [use.schema, use.table].compactMap { $0 }.joined(separator: "."), column: use.column)
      })
  }

  /// For each statement what the server would check; nil where it refuses the statement.
  private static func serverPrivileges(of statements: [String]) throws -> [Set<Privilege>?] {
    let columns = """
      SELECT 'column', c.oid, nspname || '.' || relname, attnum, attname
      FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace JOIN pg_attribute a ON attrelid = c.oid
      WHERE nspname IN ('public', 'app', 'archive') AND NOT attisdropped;\n
      """
    let prepared = statements.enumerated().map { "\\echo statement \($0)\nPREPARE s AS \($1);\nDEALLOCATE ALL;\n" }
    let output = try ThrowawayPostgres.run(
      Fixture.text("schema.sql") + columns + "SET debug_print_parse = on; SET debug_pretty_print = off;\n"
        + "SET client_min_messages = log;\n" + prepared.joined())
    let parts = output.components(separatedBy: "\nstatement ")
    var names: ColumnNames = [:]
    for line in parts[0].split(separator: "\n") {
      let words = line.split(separator: "|").map(String.init)
      guard words.first == "column", let table = Int(words[1]), let number = Int(words[3]) else { continue }
      names[table, default: [:]][number] = (words[2], words[4])
    }
    return parts.dropFirst().map { part in
      part.contains("ERROR:") ? nil : privileges(in: part.replacing("\n", with: " "), names)
    }
  }

  /// Table and column by OID and number.
  private typealias ColumnNames = [Int: [Int: (table: String, column: String)]]

  private static func privileges(in tree: String, _ names: ColumnNames) -> Set<Privilege> {
    let entry =
      /:rtekind 0 :relid (\d+) .*?:selectedCols \(b([ \d]*)\) :insertedCols \(b([ \d]*)\) :updatedCols \(b([ \d]*)\)/
    var found: Set<Privilege> = []
    for match in tree.matches(of: entry) {
      guard let columns = Int(match.1).flatMap({ names[$0] }) else { continue }
      for (action, bits) in zip(["select", "insert", "update"], [match.2, match.3, match.4]) {
        for bit in bits.split(separator: " ").compactMap({ Int($0) }) {
          // Numbers are stored with 7 added, so that those of system columns are not negative; 0 is the whole row.
          let hits = bit == 7 ? columns.filter { $0.key > 0 }.map(\.value) : [columns[bit - 7]].compactMap { $0 }
          for hit in hits { found.insert(Privilege(action: action, table: hit.table, column: hit.column)) }
        }
      }
    }
    return found
  }
}
