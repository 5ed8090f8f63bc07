import AnswerText
import CrossReference
import SourceModel

extension QueryEvidence {
  /// A page that can be pasted into a ticket.
  var markdown: String {
    var lines = ["# Query " + (hit.fingerprint?.hex ?? "without fingerprint"), ""] + fence(hit.text, "sql")
    lines += ["", "## Production", ""]
    lines += hit.queries.isEmpty ? ["It is not in the imported statistics."] : productionLines
    lines += ["", "## Code", ""]
    lines += hit.sites.isEmpty ? [noSiteText] : hit.sites.flatMap(codeLines)
    lines += ["", "## Tables", ""]
    lines += tables.isEmpty ? ["It names none."] : tables.flatMap(\.lines)
    lines += ["", "## Other queries on these tables", ""]
    lines += neighbours.isEmpty ? ["None is known."] : neighbourLines
    return lines.joined(separator: "\n") + "\n"
  }

  private var productionLines: [String] {
    ["| source | queryid | calls | total | mean | rows |", "| --- | --- | ---: | ---: | ---: | ---: |"]
      + hit.queries.map { query in
        let place = query.database.map { "\(query.source)/\($0)" } ?? query.source
        return "| \(place) | \(query.queryID.map { "\($0)" } ?? "") | \(query.calls.grouped) | "
          + "\(query.totalTime.duration) | \(query.meanTime.duration) | \(query.rows.grouped) |"
      }
  }

  private var noSiteText: String {
    hit.queries.first.map { $0.noSiteText(TextStyle(isColoured: false)) + "." } ?? "No code is known that sends it."
  }

  private func codeLines(_ site: MatchedSite) -> [String] {
    let style = TextStyle(isColoured: false)
    let title = "### `\(site.site.placeText)` in \(site.site.repository)"
    let how = "\(site.site.callText): \(site.matchText(style)), \(site.match.reason)."
    let code = site.site.excerpt.map { [""] + fence($0.text, "") } ?? []
    return [title, "", how] + (site.site.viaText(style).map { ["", $0 + "."] } ?? []) + code + [""]
  }

  private var neighbourLines: [String] {
    ["| calls | total | query |", "| ---: | ---: | --- |"]
      + neighbours.map { query in
        let text = query.text(limit: 100).replacing("|", with: "\\|").replacing("`", with: "'")
        return "| \(query.calls.grouped) | \(query.totalTime.duration) | `\(text)` |"
      }
  }

  var json: JSON {
    .object([
      ("query", hit.json), ("tables", .array(tables.map(\.json))),
      ("otherQueries", .array(neighbours.map { .object($0.members) })),
    ])
  }
}

/// A block of code; the fence is longer than any in it.
private func fence(_ text: String, _ language: String) -> [String] {
  var fence = "```"
  while text.contains(fence) { fence += "`" }
  return [fence + language] + text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) + [fence]
}

extension QueryEvidence.Table {
  fileprivate var lines: [String] {
    var lines = ["- **\(name)**"]
    func add(_ title: String, _ words: [String]) {
      if !words.isEmpty { lines.append("  - \(title): " + words.map { "`\($0)`" }.joined(separator: ", ")) }
    }
    add("filtered by", filtered)
    add("joined by", joined)
    add("primary key", primaryKey)
    for index in indexes { add("\(index.kind) `\(index.name)`", [index.keyText]) }
    if columns.isEmpty { lines.append("  - no imported schema has it, so its indexes are not known") }
    return lines
  }

  fileprivate var json: JSON {
    func list(_ words: [String]) -> JSON { .array(words.map { .string($0) }) }
    return .object([
      ("table", .string(name)), ("filteredBy", list(filtered)), ("joinedBy", list(joined)),
      ("primaryKey", list(primaryKey)), ("columns", list(columns)),
      (
        "indexes",
        .array(
          indexes.map {
            .object([
              ("name", .string($0.name)), ("kind", .string($0.kind)), ("columns", list($0.columns)),
              ("definition", .string($0.definition.isEmpty ? nil : $0.definition)),
            ])
          })
      ),
    ])
  }
}
