internal import HostLanguages
internal import SourceModel

/// Tells by its path what kind of code a file holds.
struct SiteKinds: Sendable {
  /// In the order in which they are asked: the first that names the path decides.
  private var rules: [(kind: QuerySite.Kind, rules: IgnoreRules)]
  /// The start of the paths that says nothing: who asks for `examples/shop` means an application.
  private let folder: String

  /// - Parameter folder: the part of the repository that is read, with a `/` behind; empty for all.
  init(_ patterns: KindPatterns, folder: String) {
    self.folder = folder
    rules = [
      (.test, IgnoreRules(patterns: patterns.test)), (.migration, IgnoreRules(patterns: patterns.migration)),
      (.schema, IgnoreRules(patterns: patterns.schema)), (.script, IgnoreRules(patterns: patterns.script)),
    ]
  }

  func kind(ofFile path: String) -> QuerySite.Kind {
    let inside = String(path.dropFirst(path.hasPrefix(folder) ? folder.count : 0))
    let lowered = inside.lowercased()
    let spellings = inside == lowered ? [inside] : [inside, lowered]
    return rules.first { rule in spellings.contains(where: rule.rules.ignores) }?.kind ?? .application
  }

  /// Of statements that stand in a script for psql: DDL of one that is no migration is `schema`.
  func kind(ofScript path: String, statements: [StatementFacts]) -> QuerySite.Kind {
    let kind = kind(ofFile: path)
    let isMigration = kind != .script && kind != .application
    return !isMigration && statements.contains { $0.kind == .schema } ? .schema : kind
  }
}
