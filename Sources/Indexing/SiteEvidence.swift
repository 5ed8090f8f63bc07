internal import Foundation
internal import PostgresParser
internal import QueryTemplates
internal import StringEvaluation

/// How surely a text is SQL that is sent: English sentences parse as SQL, too.
///
/// A logistic sum, as in `sqlEvidence`: what the statement's shape says, and what the code does with the text.
struct SiteEvidence {
  var use: EvaluatedSite.Use
  var candidate: SiteCandidate
  /// The libraries of the code's language take queries about objects, too.
  var knowsObjectQueries = false

  /// Texts below it are taken for prose. `docs/extraction.md` has what the rule costs on real code.
  static let threshold = 0.5

  var value: Double {
    if isObjectQuery { return 0 }
    guard let shape = candidate.shape else { return unparsed }
    return Self.logistic(Self.logit(shape) + useWeight + (candidate.hasPlaceholders ? 1 : 0))
  }

  /// JPQL, HQL and DQL name classes where SQL names tables. What is sent as SQL for sure may do so, too, unless it also
  /// does what only they can.
  private var isObjectQuery: Bool {
    switch candidate.objectQuerySigns {
    case .none: false
    case .members: use == .objectQuery
    case .classes: use == .objectQuery || knowsObjectQueries && !use.isSQL
    case .syntax: true
    }
  }

  private var useWeight: Double {
    switch use {
    case .sink, .execution, .prepared, .helper, .objectQuery, .made: 2.5
    case .argument: 0
    case .kept: -0.5
    }
  }

  /// Without a parse, only the frame of a statement around what is not known, or a call that sends SQL, speaks for it.
  private var unparsed: Double {
    let text = candidate.template.description.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let hasFrame = Self.frames.contains { frame in
      var rest = text[...]
      for word in frame {
        guard let found = rest.range(of: word) else { return false }
        rest = rest[found.upperBound...]
      }
      return true
    }
    switch use {
    case .sink, .execution, .prepared, .helper, .objectQuery, .made:
      // Columns and values may come from a function: `INSERT INTO users {row}`.
      return hasFrame || isTooMuchToParse || text.hasPrefix("insert into ") ? 0.9 : 0.3
    case .argument, .kept: return hasFrame && (candidate.hasOpenHoles || candidate.hasPlaceholders) ? 0.7 : 0.2
    }
  }

  /// What is sent and so deep or long that the parser was not asked is no sentence.
  private var isTooMuchToParse: Bool {
    switch candidate.failure {
    case .tooComplex, .tooLong(_): true
    default: false
    }
  }

  /// Words that follow each other in every statement of a kind.
  private static let frames = [
    ["select ", " from "], ["insert into ", "values"], ["insert into ", "select "], ["update ", " set ", "="],
    ["delete from "], ["create ", "table "], ["create ", "index "], ["alter table "], ["with ", " as ", "("],
    ["merge into ", "using "], ["create ", "function "], ["create ", "trigger "], ["drop table "], ["drop index "],
    ["truncate "], ["create ", "sequence "], ["alter sequence "],
  ]

  private static func logit(_ share: Double) -> Double {
    let bounded = min(max(share, 0.001), 0.999)
    return log(bounded / (1 - bounded))
  }

  private static func logistic(_ sum: Double) -> Double { 1 / (1 + exp(-sum)) }
}
