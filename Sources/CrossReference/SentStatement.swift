import QueryTemplates
import SQLAnalysis
import SourceModel

/// A statement of production, or one that somebody asks for.
struct SentStatement {
  let text: String
  /// Its bytes and what they are scanned to, once for all that compare it.
  let bytes: [UInt8]
  let scan: (tokens: [SQLToken], isComplete: Bool)
  /// As far as the text tells them; nil when it tells nothing.
  var facts: StatementFacts?
  /// Whether drivers, poolers and health checks send it on their own, so that the same text in the code explains little.
  let isAnyones: Bool
  /// Where it was run; nil when that is not known.
  var database: String?

  init(_ text: String, facts: StatementFacts?, catalogue: Catalogue?, database: String? = nil) {
    self.text = text
    self.database = database
    bytes = Array(text.utf8)
    scan = SQLLexer.scan(bytes)
    self.facts = facts ?? (try? analyze(bytes, catalogue: catalogue))
    isAnyones = Self.isAnyones(scan.tokens, self.facts)
  }

  /// Whether PostgreSQL's parser reads it. What an import keeps of other texts is told by their words alone.
  var isRead: Bool { facts?.fingerprint != nil }

  private static func isAnyones(_ tokens: [SQLToken], _ facts: StatementFacts?) -> Bool {
    guard let facts, facts.tables.isEmpty else { return false }
    switch facts.kind {
    case .transaction, .utility: return true
    case .select: return tokens.count { $0.kind == .word } == 1
    default: return false
    }
  }
}
