internal import PostgresParser
package import SourceModel

/// Applies DDL statements to a catalogue, in the order in which they stand.
package struct CatalogueReader {
  package private(set) var catalogue: Catalogue
  /// Statements that could not be parsed, and changes of tables that are not there.
  package private(set) var findings: [Finding] = []

  /// The schema in which unqualified names are created.
  var creationSchema = "public"
  /// Where the statement that is being applied stands.
  private var place: ByteRange?
  private var path: String?

  package init(_ catalogue: Catalogue = Catalogue()) { self.catalogue = catalogue }

  /// Applies a pg_dump file, a migration or a hand-written schema.
  ///
  /// Statements that have nothing to do with the columns of tables are passed over without a word.
  package mutating func apply(_ ddl: [UInt8], path: String? = nil) {
    self.path = path
    let script = splitScript(ddl)
    if let dialect = script.foreignDialect {
      place = nil
      report("not-postgresql", .warning, "most of the file seems to be written for \(dialect), not for PostgreSQL")
    }
    withParserStack {
      for statement in script.statements { apply(statement, of: ddl, tellsFailures: script.foreignDialect == nil) }
    }
  }

  private mutating func apply(_ statement: ScriptStatement, of ddl: [UInt8], tellsFailures: Bool) {
    place = statement.range
    do throws(ParseFailure) {
      let tree = try PostgresParser.parse(Array(ddl[statement.range.start..<statement.range.end]))
      for statement in tree.statements { if let node = statement[.stmt] { apply(node) } }
    } catch {
      if tellsFailures { report("unparsable-statement", .warning, error.description) }
    }
  }

  mutating func report(_ code: String, _ severity: Finding.Severity, _ message: String) {
    findings.append(Finding(code: code, severity: severity, path: path, bytes: place, message: message))
  }

  /// Replaces, adds or, with nil, removes a relation.
  mutating func set(_ name: RelationName, to relation: Relation?) { catalogue[name] = relation }

  /// Changes a relation and those that inherit from it.
  mutating func change(_ name: RelationName, _ body: (inout Relation) -> Void) {
    for name in [name] + catalogue.descendants(of: name) {
      guard var relation = catalogue[name] else { continue }
      body(&relation)
      catalogue[name] = relation
    }
  }

  mutating func setSearchPath(_ schemas: [String]) {
    let schemas = schemas.filter { !["", "pg_catalog", "$user"].contains($0) }
    guard let first = schemas.first else { return }
    creationSchema = first
    catalogue.searchPath = schemas.contains("public") ? schemas : schemas + ["public"]
  }
}

extension Catalogue {
  /// The catalogue that a DDL file makes, with findings for what is not understood.
  package static func reading(ddl: [UInt8], path: String? = nil) -> (catalogue: Catalogue, findings: [Finding]) {
    var reader = CatalogueReader()
    reader.apply(ddl, path: path)
    return (reader.catalogue, reader.findings)
  }
}
