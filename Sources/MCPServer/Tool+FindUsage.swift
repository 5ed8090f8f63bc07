internal import AnswerText
internal import CrossReference
internal import FactStore
internal import SourceModel

extension Tool {
  static let findUsage = Tool(
    name: "find_usage", title: "Who uses this table or column?",
    description: """
      Find the code, the production queries and the database objects that use a table or a column, and how: roles such as \
      select, filter, join, update. For "can it be dropped or changed?".
      """,
    parameters: [
      Parameter(name: "table", kind: .text, isRequired: true, description: "[schema.]table"),
      Parameter(name: "column", kind: .text), .limit, .cursor,
    ],
    output: Schemas.object(
      required: ["name", "verdict", "sites"],
      [
        "name": Schemas.text, "verdict": Schemas.text, "columns": Schemas.list(of: Schemas.anyObject),
        "queriesWithoutSite": Schemas.list(of: Schemas.anyObject), "dependents": Schemas.list(of: Schemas.anyObject),
        "mentions": Schemas.anyObject, "sites": Schemas.sites, "nextCursor": Schemas.text,
      ])
  ) { arguments, index in
    let text = arguments.text("table") ?? ""
    guard let table = TableName(text) else { throw ToolFailure("'\(text)' is no table; write table or schema.table") }
    guard let columnText = arguments.text("column") else { return try index.usage(of: table) }
    guard let column = TableName(columnText), column.schema == nil else {
      throw ToolFailure("'\(columnText)' is no column; write its name alone, and the table as 'table'")
    }
    return try index.usage(of: ColumnName(table: table, column: column.name))
  }
}

extension OpenIndex {
  fileprivate func usage(of table: TableName) throws -> ToolAnswer {
    let answer = try inquiry.uses(of: table)
    let order = answer.sites.mostTelling { ($0.place.kind, $0.traffic.totalTime) }
    if answer.verdict == .noUse, answer.isInSchema != true {
      throw ToolFailure("no table '\(table)'", didYouMean: answer.suggestions)
    }
    let columns = answer.columns.first(80, as: "columns") { column in
      [("column", .string(column.column))] + column.counts.verdictMembers
        + answer.coverage.conventions(of: table, column: column.column, column.verdict).member
    }
    let queries = (answer.unexplained + answer.internalQueries).first(5, as: "queriesWithoutSite", \.short)
    return ToolAnswer(
      members: [("name", .string("\(table)"))] + answer.counts.verdictMembers
        + answer.coverage.doubtsMember(about: answer.verdict, isColumn: false)
        + [("places", answer.counts.json), ("production", answer.traffic.json(answer.coverage))]
        + columns + queries + answer.coverage.conventions(of: table, column: nil, answer.verdict).member
        + answer.dependents.member
        + answer.mentions.member(beside: answer.verdict)
        + [("restsOn", answer.coverage.json(withCounts: isWhole))], rowsKey: "sites", rowCount: answer.sites.count
    ) { row in
      let use = answer.sites[order[row]]
      guard let site = try self.inquiry.sites(at: [use.place])[use.place.id] else { return .init(json: .object([])) }
      let access = [use.reads ? "reads" : nil, use.writes ? "writes" : nil].compactMap { $0 }
      return try self.row(
        site.members + [("roles", .array(access.map { .string($0) }))]
          + use.traffic.callsMember(of: site, answer.coverage) + site.codeMember, site)
    }
  }

  fileprivate func usage(of column: ColumnName) throws -> ToolAnswer {
    let answer = try inquiry.uses(of: column)
    let order = answer.sites.mostTelling { ($0.place.kind, $0.traffic.totalTime) }
    if answer.verdict == .noUse, answer.isInSchema != true {
      throw ToolFailure("no column '\(column)'", didYouMean: answer.suggestions)
    }
    let queries = (answer.unexplained + answer.internalQueries).first(5, as: "queriesWithoutSite") {
      $0.query.short + [$0.roles.member]
    }
    return ToolAnswer(
      members: [("name", .string("\(column)"))] + answer.counts.verdictMembers
        + answer.coverage.doubtsMember(about: answer.verdict, isColumn: true)
        + [("places", answer.counts.json), ("production", answer.traffic.json(answer.coverage))]
        + queries + answer.mayAlsoUseMember
        + answer.coverage.conventions(of: column.table, column: column.column, answer.verdict).member
        + answer.dependents.member + answer.mentions.member(beside: answer.verdict)
        + [("restsOn", answer.coverage.json(withCounts: isWhole))], rowsKey: "sites", rowCount: answer.sites.count
    ) { row in
      let use = answer.sites[order[row]]
      guard let shown = try self.inquiry.shown([use], of: column).first else { return .init(json: .object([])) }
      return try self.row(
        shown.site.members + [use.roles.member] + shown.linesMember
          + use.traffic.callsMember(of: shown.site, answer.coverage) + shown.site.codeMember, shown.site)
    }
  }

  /// What is withheld must not be had by counting.
  private var isWhole: Bool { !scope.policy.hidesSomething }
}

extension Array {
  /// The positions of application code first, then of scripts and of the rest; among them of what costs most in production, and
  /// of what costs the same in the order that it has.
  ///
  /// An assistant reads a page or two of an answer, so the elements themselves stay where they are.
  fileprivate func mostTelling(_ place: (Element) -> (kind: QuerySite.Kind, totalTime: Double)) -> [Int] {
    indices.map { index in
      let (kind, totalTime) = place(self[index])
      return (kind == .application ? 0 : kind == .script ? 1 : 2, -totalTime, index)
    }
    .sorted { (left: (Int, Double, Int), right) in left < right }.map(\.2)
  }
}

extension UseCounts {
  /// The verdict; where it is about code that nobody knows, also that on all the rest.
  fileprivate var verdictMembers: Members {
    [("verdict", .string(verdict.rawValue))]
      + (verdict == .unknownCode ? [("ofKnownCode", .string(knownVerdict.rawValue))] : [])
  }

  /// How many places of code do what with it, so that one knows how much there is to read.
  fileprivate var json: JSON {
    .object([
      ("read", .integer(readers)), ("written", .integer(writers)), ("readByStar", .integer(starReaders)),
      ("testsAndMigrations", .integer(otherPlaces)),
    ])
  }
}

extension ColumnAnswer {
  /// What places send whose statements on the table are known in part, where that would change the verdict.
  fileprivate var mayAlsoUseMember: Members {
    let listed = Set(sites.map(\.place.id))
    let places = coverage.sitesThatMayChange(verdict).filter { !listed.contains($0.place.id) }
    if places.isEmpty { return [] }
    return places.first(5, as: "mayAlsoUse") { site in
      [
        ("file", .string(site.place.path)), ("line", .integer(site.place.lines.first)),
        ("sends", .string(site.text.dedented.cut(to: 300))),
      ]
    }
  }
}

extension ColumnAnswer.ShownSite {
  /// Where its text names the column, other than on the line of the call.
  fileprivate var linesMember: Members {
    let places = lines.filter { $0.file != site.place.path || $0.line != site.place.lines.first }
      .map { "\($0.file):\($0.line)" }
    return places.isEmpty ? [] : [("namedAt", .array(places.prefix(5).map { .string($0) }))]
  }
}

extension [ColumnAnswer.RoleUse] {
  /// `filter`, `select by *`, `join perhaps` where another table's column may be meant.
  fileprivate var member: (key: String, value: JSON) {
    let roles = map { use in
      switch use.certainty {
      case .certain: use.role.rawValue
      case .ambiguous: use.role.rawValue + " perhaps"
      case .star: use.role.rawValue + " by *"
      }
    }
    return ("roles", .array(roles.map { .string($0) }))
  }
}

extension ProductionQuery {
  /// On a line or two.
  var short: Members { fingerprintMember + members + textMember(limit: 300) + senderMember }
}
