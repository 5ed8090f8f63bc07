internal import AnswerText
internal import CrossReference
internal import FactStore
internal import SourceModel

extension Coverage {
  /// In sentences, what may use it after all, where that would change the verdict, and where to read on.
  func doubtsMember(about verdict: Verdict, isColumn: Bool) -> Members {
    if [.unknownCode, .writtenAndRead].contains(verdict) { return [] }
    let use = verdict == .readOnly ? "write" : verdict == .neverRead ? "read" : "use"
    var doubts: [String] = []
    let known = isColumn ? sitesThatMayChange(verdict).count : 0
    if known > 0 {
      doubts.append(
        "\(counted(known, "place")) with statements on its table, known in part, may \(use) it: see mayAlsoUse")
    }
    let unknown = sitesOfUnknownTablesThatMayChange(verdict).count
    if unknown > 0 {
      doubts.append(
        "\(counted(unknown, "place")) with statements on a table that is not known: see restsOn.sitesOfUnknownTables")
    }
    if !builders.isEmpty {
      let names = builders.map(\.name).joined(separator: " and ")
      doubts.append("the SQL of \(names) is not known: look where code names it")
    }
    if sources.isEmpty { doubts.append("no statistics are imported: what production sends is not known") }
    return doubts.isEmpty ? [] : [("doubts", .array(doubts.map { .string($0) }))]
  }

  /// What the answer rests on.
  ///
  /// - Parameter isWhole: whether everything may be counted.
  func json(withCounts isWhole: Bool) -> JSON {
    func places<Site>(_ key: String, _ sites: [Site], at place: (Site) -> SitePlace) -> Members {
      if sites.isEmpty { return [] }
      let first = sites.prefix(3).map(place).map { JSON.string("\($0.path):\($0.lines.first)") }
      let rest: [JSON] = sites.count > 3 ? [.string("and \(sites.count - 3) more")] : []
      return [(key, .array(first + rest))]
    }
    func list(_ key: String, _ words: [String]) -> Members {
      words.isEmpty ? [] : [(key, .array(words.map { .string($0) }))]
    }
    let snapshots = sources.map { "\($0.name) \($0.newest.iso8601)" }
    return .object(
      (callsWithSite.map { [("callsWithSite", .number($0.rounded(to: 4)))] } ?? [])
        + (isWhole && unreadQueries > 0 ? [("unreadQueries", .integer(unreadQueries))] : [])
        + (snapshots.isEmpty ? [("statistics", .string("none imported"))] : list("newestSnapshots", snapshots))
        + [catalogueHasTable.map { ("schemaHasTable", .bool($0)) } ?? ("schema", .string("none imported"))]
        + places("dynamicSites", dynamicSites, at: \.place)
        + places("sitesOfUnknownTables", sitesOfUnknownTables, at: \.place)
        + places("madeByCodeAt", catalogueHasTable == true ? [] : tablesMadeByCode.flatMap(\.sites), at: { $0 })
        + list("notFollowed", builders.map { $0.name + (isWhole ? ", about \(counted($0.calls, "call"))" : "") })
        + list("notRead", unreadLanguages.map { $0.language + (isWhole ? ", \(counted($0.fileCount, "file"))" : "") }))
  }
}

extension [NamingConvention] {
  /// What libraries take it for by its name alone.
  var member: Members {
    isEmpty ? [] : [("byConvention", .array(map { .string("\($0.library): \($0.purpose)") }))]
  }
}

extension Traffic {
  func json(_ coverage: Coverage) -> JSON {
    if coverage.sources.isEmpty { return .string("no statistics are imported") }
    return .object(
      [("statements", .integer(queries)), ("calls", .integer(calls)), ("totalMs", .number(totalTime.rounded(to: 3)))]
        + (lastGrown.map { [("lastGrown", .string($0.iso8601))] }
          ?? comparedSince.map { [("notGrownSince", .string($0.iso8601))] } ?? []))
  }

  /// The calls that a place of code may have made. Of what changes the schema once they would only mislead.
  func callsMember(of site: QuerySite, _ coverage: Coverage) -> Members {
    let isTold = !coverage.sources.isEmpty && [.application, .script].contains(site.kind)
    return isTold ? [("calls", .integer(calls))] : []
  }
}
