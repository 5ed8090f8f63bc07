import QueryTemplates
import SQLAnalysis
import SourceModel

/// A statement of production, or one that somebody asks for.
struct SentStatement {
  var text: String
  /// nil when PostgreSQL's parser cannot read it.
  var facts: StatementFacts?

  init(_ text: String, facts: StatementFacts?, catalogue: Catalogue?) {
    self.text = text
    self.facts = facts ?? (try? analyze(Array(text.utf8), catalogue: catalogue))
  }

  /// Whether drivers, poolers and health checks send it on their own, so that the same text in the code explains little.
  var isAnyones: Bool {
    guard let facts, facts.tables.isEmpty else { return false }
    switch facts.kind {
    case .transaction, .utility: return true
    case .select: return SQLLexer.scan(Array(text.utf8)).tokens.count { $0.kind == .word } == 1
    default: return false
    }
  }
}
