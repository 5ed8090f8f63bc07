import AnswerText
import CrossReference
import FactStore
import SourceModel

extension Coverage {
  /// What the answer rests on and what it cannot see, for people.
  func lines(_ style: TextStyle, at now: Timestamp) -> [String] {
    ["", style.heading("what this rests on")]
      + (productionLines(at: now) + codeLines + [schemaLine]).map { "  " + $0 }
  }

  private func productionLines(at now: Timestamp) -> [String] {
    guard !sources.isEmpty else {
      return ["production: no statistics; import an export with `pgxref stats import FILE`"]
    }
    let snapshots = sources.map { "\($0.name), newest snapshot of \($0.newest.iso8601) (\($0.newest.age(at: now)))" }
      .joined(separator: "; ")
    let share = callsWithSite.map { "; \($0.percent) of its calls have a known site" } ?? ""
    var lines = ["production: \(snapshots)\(share)"]
    if unreadQueries > 0 {
      lines.append(
        "not analysed: \(counted(unreadQueries, "statement")) of production with \(counted(unreadCalls, "call")), "
          + "whose text is missing or cannot be parsed")
    }
    return lines
  }

  private var codeLines: [String] {
    guard repositoryCount > 0 else { return ["code: none; run `pgxref index`"] }
    var lines: [String] = []
    if !dynamicSites.isEmpty {
      lines.append(
        "dynamic: \(counted(dynamicSites.count, "place")) with statements on the table that are known in part: "
          + dynamicSites.map(\.place).text)
    }
    if !sitesOfUnknownTables.isEmpty {
      lines.append(
        "dynamic: \(counted(sitesOfUnknownTables.count, "place")) with statements on a table that is not known: "
          + sitesOfUnknownTables.map(\.place).text)
    }
    if catalogueHasTable == nil, !tablesMadeByCode.isEmpty {
      let tables = tablesMadeByCode.map { "\($0.qualifiedName) (\($0.sites.text))" }
      lines.append(
        "made by code: \(counted(tables.count, "table")) that no schema has: "
          + tables.prefix(5).joined(separator: ", ") + (tables.count > 5 ? ", …" : ""))
    }
    if !builders.isEmpty {
      let uses = builders.map { "\($0.name) (\($0.language), about \(counted($0.calls, "call")))" }
      lines.append("not followed: the statements of \(uses.joined(separator: ", "))")
    }
    if !unreadLanguages.isEmpty {
      let languages = unreadLanguages.map { "\($0.language) (\(counted($0.fileCount, "file")))" }
      lines.append("not read: \(languages.joined(separator: ", "))")
    }
    return lines.isEmpty ? ["code: \(counted(repositoryCount, "repository"))"] : lines
  }

  private var schemaLine: String {
    switch catalogueHasTable {
    case true?: "schema: imported"
    case false?:
      "schema: the imported one does not have the table"
        + (tablesMadeByCode.first.map { "; code makes it when it runs: \($0.sites.text)" } ?? "")
    case nil where hasCatalogue: "schema: imported"
    case nil: "schema: none; names were told by the statements alone; import one with `pgxref schema import FILE`"
    }
  }

  var json: JSON {
    .object([
      ("callsWithSite", .number(callsWithSite)),
      ("unreadQueries", .integer(unreadQueries)), ("unreadCalls", .integer(unreadCalls)),
      (
        "sources",
        .array(
          sources.map { .object([("source", .string($0.name)), ("newestSnapshot", .string($0.newest.iso8601))]) })
      ),
      ("repositories", .integer(repositoryCount)),
      ("catalogue", .bool(hasCatalogue)),
      ("catalogueHasTable", catalogueHasTable.map { .bool($0) } ?? .null),
      ("dynamicSites", .array(dynamicSites.map(\.json))),
      ("sitesOfUnknownTables", .array(sitesOfUnknownTables.map(\.json))),
      (
        "tablesMadeByCode",
        .array(
          tablesMadeByCode.map {
            .object([("table", .string($0.qualifiedName)), ("sites", .array($0.sites.map { .object($0.members) }))])
          })
      ),
      (
        "builders",
        .array(
          builders.map {
            .object([
              ("name", .string($0.name)), ("language", .string($0.language)), ("calls", .integer($0.calls)),
              ("files", .integer($0.files)),
            ])
          })
      ),
      (
        "unreadLanguages",
        .array(
          unreadLanguages.map {
            .object([("language", .string($0.language)), ("files", .integer($0.fileCount))])
          })
      ),
    ])
  }
}

extension [SitePlace] {
  /// The first few.
  fileprivate var text: String {
    prefix(3).map { "\($0.path):\($0.lines.first)" }.joined(separator: ", ") + (count > 3 ? ", …" : "")
  }
}

extension MadeTable {
  fileprivate var qualifiedName: String { (schema.map { $0 + "." } ?? "") + name }
}

extension DynamicSites.Site {
  fileprivate var json: JSON { .object(place.members + [("text", .string(text))]) }
}

extension SitePlace {
  fileprivate var members: [(key: String, value: JSON)] {
    [
      ("id", .string(id.hex)), ("repository", .string(repository)), ("file", .string(path)),
      ("line", .integer(lines.first)), ("endLine", .integer(lines.last)), ("function", .string(function)),
      ("kind", .string(kind.rawValue)),
    ]
  }
}
