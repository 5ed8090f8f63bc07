internal import Foundation
internal import GRDB
internal import SourceModel

/// Writes one revision's facts.
struct RevisionWriter {
  private let database: Database
  private let facts: RevisionFacts

  private let recipe: UInt64?

  init(_ database: Database, facts: RevisionFacts, recipe: UInt64?) {
    self.database = database
    self.facts = facts
    self.recipe = recipe
  }

  func write() throws {
    try database.execute(
      sql: """
        INSERT INTO revisions (repository, commitID, origin, indexedAt, recipe, sequence)
        SELECT id, ?, ?, ?, ?, (SELECT coalesce(max(sequence), 0) + 1 FROM revisions) FROM repositories WHERE name = ?
        """,
      arguments: [
        facts.commit, facts.origin, facts.indexedAt.seconds, recipe.map(Int64.init(bitPattern:)), facts.repository,
      ])
    let revision = database.lastInsertedRowID
    try writeFiles(of: revision)
    try writeFindings(of: revision)
    var statements = StatementWriter(database)
    for site in facts.sites { try write(site, of: revision, statements: &statements) }
    try writeCalls(of: revision)
    let uses = try database.cachedStatement(sql: "INSERT INTO builderUses VALUES (?, ?, ?, ?, ?)")
    for use in facts.builderUses {
      try uses.execute(arguments: [revision, use.name, use.language, use.calls, use.files])
    }
    let conventions = try database.cachedStatement(sql: "INSERT INTO namingConventions VALUES (?, ?, ?, ?)")
    for convention in facts.conventions {
      try conventions.execute(arguments: [revision, convention.library, convention.pattern, convention.purpose])
    }
  }

  private func writeFiles(of revision: Int64) throws {
    let files = try database.cachedStatement(sql: "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?)")
    for file in facts.files {
      try files.execute(arguments: [
        revision, file.path, file.blob, file.language, file.unreadLanguage, file.kind.rawValue, file.isModified,
      ])
    }
    let skips = try database.cachedStatement(sql: "INSERT INTO skips VALUES (?, ?, ?)")
    for (rule, count) in facts.skipped { try skips.execute(arguments: [revision, rule, count]) }
  }

  private func writeCalls(of revision: Int64) throws {
    let callables = try database.cachedStatement(
      sql: "INSERT INTO callables VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    let entries = try database.cachedStatement(sql: "INSERT INTO entryPoints VALUES (?, ?, ?, ?, ?, ?, ?)")
    for (position, callable) in facts.calls.callables.enumerated() {
      try callables.execute(
        arguments: [revision, position, callable.place.path] + callable.place.columnValues + [
          callable.function, callable.kind.rawValue, callable.namesakes, callable.unclearCalls, callable.unreadFiles,
        ])
      for (ordinal, entry) in callable.entryPoints.enumerated() {
        try entries.execute(arguments: [
          revision, position, ordinal, entry.kind.rawValue, entry.label, entry.path, entry.line,
        ])
      }
    }
    let calls = try database.cachedStatement(sql: "INSERT INTO functionCalls VALUES (?, ?, ?, ?, ?)")
    for call in facts.calls.calls {
      try calls.execute(arguments: [revision, call.callee, call.caller, call.line, call.certainty.rawValue])
    }
  }

  private func writeFindings(of revision: Int64) throws {
    let findings = try database.cachedStatement(
      sql: "INSERT INTO findings (revision, \(Finding.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for finding in facts.findings {
      try findings.execute(arguments: StatementArguments([revision] + finding.columnValues))
    }
  }

  private func write(_ site: QuerySite, of revision: Int64, statements: inout StatementWriter) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO sites (siteID, revision, path, startByte, endByte, firstLine, lastLine, function, kind, isOpen)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [site.id.stored, revision, site.place.path] + site.place.columnValues + [
        site.function, site.kind.rawValue, site.isOpen,
      ])
    let id = database.lastInsertedRowID
    try database.cachedStatement(sql: "INSERT INTO siteTexts VALUES (?, ?, ?, ?, ?, ?, ?, ?)").execute(arguments: [
      id, site.sink, site.evidence, site.annotation, Data(site.template), site.templateText, site.excerpt?.firstLine,
      site.excerpt?.text,
    ])
    let ranges = try database.cachedStatement(sql: "INSERT INTO textRanges VALUES (?, ?, ?, ?, ?, ?, ?)")
    for (ordinal, range) in site.textRanges.enumerated() {
      let path = range.path == site.place.path ? nil : range.path
      try ranges.execute(arguments: [id, ordinal, path] + range.columnValues)
    }
    let steps = try database.cachedStatement(sql: "INSERT INTO viaSteps VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for (ordinal, step) in site.via.enumerated() {
      try steps.execute(
        arguments: [id, ordinal, step.place.path] + step.place.columnValues + [step.function, step.call])
    }
    let links = try database.cachedStatement(sql: "INSERT INTO siteStatements VALUES (?, ?, ?, ?)")
    for (ordinal, statement) in site.statements.enumerated() {
      let lines = site.statementLines.indices.contains(ordinal) ? site.statementLines[ordinal] : StatementLines()
      try links.execute(arguments: [id, ordinal, try statements.row(of: statement), Data(lines.encoded)])
    }
  }
}

extension QuerySite {
  /// Whether a hole stands in its text where production may tell what was sent.
  fileprivate var isOpen: Bool { statements.isEmpty || statements.contains { $0.fingerprint == nil } }
}

extension FileRange {
  /// Bytes and lines, as ``Row/fileRange(_:path:)`` reads them.
  fileprivate var columnValues: StatementArguments { [bytes.start, bytes.end, lines.first, lines.last] }
}
