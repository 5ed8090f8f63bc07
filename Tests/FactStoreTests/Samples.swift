import SourceModel

/// Facts to write and to read back.
enum Samples {
  static func statement(_ table: String = "users", column: String = "email", number: UInt64 = 1) -> StatementFacts {
    StatementFacts(
      text: "SELECT \(column) FROM \(table) WHERE id = $1", kind: .select,
      fingerprint: Fingerprint(value: 0xfedc_ba98_0000_0000 &+ number, libraryMajor: 15),
      canonicalForm: 0xfedc_ba98_7654_3210, tables: [TableUse(schema: nil, name: table, access: .read)],
      columns: [
        ColumnUse(schema: "public", table: table, column: column, role: .select, certainty: .certain, offset: 7),
        ColumnUse(schema: nil, table: "", column: "id", role: .filter, certainty: .ambiguous),
      ])
  }

  static func site(
    _ repository: String = "shop", path: String = "app/users.py", line: Int = 10,
    statements: [StatementFacts] = [statement()]
  ) -> QuerySite {
    let place = range(path, line: line)
    return QuerySite(
      id: SiteID(repository: repository, path: path, function: "load", template: [UInt8(line & 0xff)], ordinal: line),
      repository: repository, place: place, function: "Users.load", sink: "cursor.execute", kind: .application,
      evidence: 0.9, annotation: "get-user", textRanges: [range("app/constants.py", line: 3), place],
      template: [0, 255, 7],
      templateText: "SELECT {column} …", statements: statements,
      excerpt: Excerpt(firstLine: line - 1, text: "def load():\n  pass"))
  }

  static func range(_ path: String, line: Int) -> FileRange {
    FileRange(
      path: path, bytes: ByteRange(start: line * 100, end: line * 100 + 50),
      lines: LineRange(first: line, last: line + 1))
  }

  static func revision(
    _ repository: String = "shop", commit: String? = "c0ffee", sites: [QuerySite]? = nil
  ) -> RevisionFacts {
    RevisionFacts(
      repository: repository, origin: "/src/\(repository)", commit: commit,
      indexedAt: Timestamp(seconds: 1_700_000_000),
      files: [
        SourceFile(path: "app/constants.py", blob: "b1", language: "python", isModified: false),
        SourceFile(path: "app/users.py", blob: "b2", language: "python", isModified: true),
        SourceFile(path: "README", blob: "b3", language: nil, isModified: false),
      ].sorted(), sites: sites ?? [site(repository)],
      findings: [
        Finding(
          code: "unparsable-statement", severity: .warning, path: "app/users.py", bytes: ByteRange(start: 5, end: 9),
          line: 1, column: 6, message: "a syntax error"),
        Finding(code: "lfs-pointer", severity: .note, message: "a file is not there"),
      ], skipped: ["vendored": 3, "binary": 1], calls: calls,
      builderUses: [BuilderUse(name: "GORM", language: "go", calls: 7, files: 2)])
  }

  static let calls = CallFacts(
    callables: [
      CallFacts.Callable(
        function: "Users.load", place: range("app/users.py", line: 9), kind: .application, namesakes: 1,
        unclearCalls: 2, unreadFiles: 3),
      CallFacts.Callable(
        function: "show", place: range("app/views.py", line: 4), kind: .application,
        entryPoints: [EntryPoint(kind: .route, label: "GET /users", path: "app/views.py", line: 3)]),
    ], calls: [CallFacts.Call(caller: 1, callee: 0, line: 5, certainty: .likely)])

  static func row(
    _ queryID: Int64?, _ text: String?, calls: Int64 = 1, user: String = "app", database: String? = "shop",
    isTopLevel: Bool = true
  ) -> StatisticsRow {
    StatisticsRow(
      user: user, database: database, isTopLevel: isTopLevel, queryID: queryID, text: text, calls: calls,
      totalTime: Double(calls) * 2, rows: calls * 3)
  }
}
