import AnswerText
import CrossReference
import PostgresParser
import SQLAnalysis
import SourceModel

extension WhereHit {
  /// The statement, how production runs it, and each site with its lines of code.
  ///
  /// - Parameter callers: who calls the sites' functions, where that is asked for.
  func lines(_ style: TextStyle, callers: [SiteID: CallTree]? = nil) -> [String] {
    var lines = [style.heading(text.onOneLine(limit: 200))]
    if let fingerprint { lines.append("  fingerprint \(fingerprint.hex)") }
    lines += queries.isEmpty ? ["  not in the imported statistics"] : queries.map { "  " + $0.countsText }
    guard !sites.isEmpty else {
      return lines + ["  " + (queries.first?.noSiteText(style) ?? style.doubtful("no known site"))]
    }
    return lines
      + sites.flatMap { site in
        [""] + [site].lines(style, withCode: true)
          + (callers.map { Self.callerLines(of: site, $0[site.site.id], style) } ?? [])
      }
  }

  private static func callerLines(of site: MatchedSite, _ tree: CallTree?, _ style: TextStyle) -> [String] {
    guard let tree, !tree.function.function.isEmpty else { return ["    " + style.faint("outside of functions")] }
    return ["    called by"] + tree.lines(style, indentation: 6)
  }

  var json: JSON { json(callers: nil) }

  /// - Parameter callers: as above.
  func json(callers: [SiteID: CallTree]?) -> JSON {
    .object([
      ("fingerprint", .string(fingerprint?.hex)), ("query", .string(text)),
      ("productionQueries", .array(queries.map { .object($0.members) })),
      (
        "sites",
        .array(
          sites.map { site in
            guard let callers else { return site.json }
            return .object(site.members + [("callers", callers[site.site.id]?.json ?? .null)])
          })
      ),
    ])
  }
}

extension WhereQuestion {
  /// What is wrong with a text, if PostgreSQL's parser says so.
  private static func parseFailure(of text: String) -> String? {
    do throws(ParseFailure) {
      _ = try analyze(Array(text.utf8), catalogue: nil)
      return nil
    } catch {
      return error.description
    }
  }

  /// Why nothing was found, and what to do.
  var unknownMessage: String {
    switch self {
    case .queryID(let id):
      "no imported statistics hold the queryid \(id): import newer ones with `pgxref stats import`, or ask with the SQL"
    case .fingerprint(let prefix):
      "no statement of the code or of production has a fingerprint that begins with \(prefix): those of other "
        + "versions of libpg_query differ, so ask with the SQL"
    case .text(let text):
      "no code is known that sends this statement" + (Self.parseFailure(of: text).map { "; \($0)" } ?? "")
    }
  }
}
