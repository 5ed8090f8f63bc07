import QueryTemplates
import SQLAnalysis
import SourceModel

/// A statement of production, or one that somebody asks for.
struct SentStatement {
  var text: String
  /// nil when PostgreSQL's parser cannot read it.
  var facts: StatementFacts?
  /// Whether drivers, poolers and health checks send it on their own, so that the same text in the code explains little.
  let isAnyones: Bool
  /// Where it was run; nil when that is not known.
  var database: String?

  init(_ text: String, facts: StatementFacts?, catalogue: Catalogue?, database: String? = nil) {
    self.text = text
    self.database = database
    self.facts = facts ?? (try? analyze(Array(text.utf8), catalogue: catalogue))
    isAnyones = Self.isAnyones(text, self.facts)
  }

  private static func isAnyones(_ text: String, _ facts: StatementFacts?) -> Bool {
    guard let facts, facts.tables.isEmpty else { return false }
    switch facts.kind {
    case .transaction, .utility: return true
    case .select: return SQLLexer.scan(Array(text.utf8)).tokens.count { $0.kind == .word } == 1
    default: return false
    }
  }
}
