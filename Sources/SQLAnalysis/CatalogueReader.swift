internal import PostgresParser
package import SourceModel

/// Applies DDL statements to a catalogue, in the order in which they stand.
package struct CatalogueReader {
  package internal(set) var catalogue: Catalogue
  /// Statements that could not be parsed, and changes of tables that are not there.
  package private(set) var findings: [Finding] = []

  /// The schema in which unqualified names are created.
  var creationSchema = "public"
  /// Where the statement that is being applied stands.
  private var place: ByteRange?
  private(set) var path: String?
  private var lines: LineIndex?
  /// The statement that is being applied.
  private(set) var statementText: [UInt8] = []

  /// The bodies of functions and the functions of triggers, by the objects they belong to.
  var bodies: [DatabaseObject.ID: FunctionBody] = [:]
  var triggers: [DatabaseObject.ID: TriggerCall] = [:]

  package init(_ catalogue: Catalogue = Catalogue()) { self.catalogue = catalogue }

  /// Applies a pg_dump file, a migration or a hand-written schema.
  ///
  /// Statements that have nothing to do with the columns of tables are passed over without a word.
  package mutating func apply(_ ddl: [UInt8], path: String? = nil) {
    lines = LineIndex(ddl)
    applyStatements(ddl, path: path)
  }

  /// Applies what a server tells of its schema, which stands in no file.
  package mutating func applyDefinitions(_ ddl: [UInt8]) {
    lines = nil
    applyStatements(ddl, path: nil)
  }

  private mutating func applyStatements(_ ddl: [UInt8], path: String?) {
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
      statementText = Array(ddl[statement.range.start..<statement.range.end])
      let tree = try PostgresParser.parse(statementText)
      for statement in tree.statements { if let node = statement[.stmt] { apply(node) } }
    } catch {
      if tellsFailures { report("unparsable-statement", .warning, error.description) }
    }
  }

  mutating func report(_ code: String, _ severity: Finding.Severity, _ message: String) {
    let line = place.flatMap { lines?.line(at: $0.start) }
    let column = place.flatMap { lines?.column(at: $0.start) }
    findings.append(
      Finding(
        code: code, severity: severity, path: path, bytes: place, line: line, column: column, message: message))
  }

  /// The 1-based line of the file, for an offset into the statement that is being applied.
  func line(at offset: Int) -> Int? {
    guard let place, let lines else { return nil }
    return lines.line(at: place.start + offset)
  }

  /// Changes every object, or drops it where `body` returns nil, with what is kept beside it.
  mutating func changeObjects(_ body: (DatabaseObject) -> DatabaseObject?) {
    var moves: [(old: DatabaseObject.ID, new: DatabaseObject.ID?)] = []
    catalogue.changeObjects { object in
      let changed = body(object)
      if changed?.id != object.id { moves.append((object.id, changed?.id)) }
      return changed
    }
    for (old, new) in moves {
      let (body, call) = (bodies.removeValue(forKey: old), triggers.removeValue(forKey: old))
      guard let new else { continue }
      bodies[new] = body
      triggers[new] = call
    }
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
    return (reader.finished(), reader.findings)
  }
}
