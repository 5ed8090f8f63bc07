internal import AnswerText
internal import CrossReference
internal import FactStore
internal import SQLAnalysis
internal import SourceModel

/// A policy held against what one index knows: which of its names and facts must not be told.
///
/// It takes effect twice. ``visibility`` stands below all questions, so that nothing is found, counted, ranked or suggested
/// that is withheld. And ``reviewed(_:)`` looks at every text of an answer before it leaves, as excerpts and paths may name
/// what no statement does.
struct PolicyScope: Sendable {
  let policy: Policy
  let names: HiddenNames
  /// The names of views that read what is hidden: their `*` stands for it.
  private(set) var views: Set<String>
  /// Columns that may be told of tables whose others may not.
  let allowedColumns: [String: Set<String>]

  init(_ policy: Policy, _ known: KnownNames) {
    self.policy = policy
    var words = policy.hidden.repositories + policy.hidden.schemas
    words += policy.hidden.tables.map(\.name) + policy.hidden.columns.map(\.column)
    words += known.repositories.filter { !policy.shows(repository: $0) }
    words += known.tables.compactMap(\.schema).filter { !policy.shows(schema: $0) }
    // A name that is also of a table that may be shown says nothing about the one that may not.
    let shown = Set(known.tables.filter { policy.shows(table: $0) }.map(\.name))
    words += known.tables.filter { !policy.shows(table: $0) && !shown.contains($0.name) }.map(\.name)
    words += known.columns.filter { !policy.shows(column: $0.column, of: $0.table) }.map(\.column)
    let hiddenSources = known.sources(policy)
    words += hiddenSources.columns
    names = HiddenNames(words)
    views = hiddenSources.views
    allowedColumns = Dictionary(grouping: policy.allowed.columns.filter { $0.table != nil }) { $0.table?.name ?? "" }
      .mapValues { Set($0.map(\.column)) }
  }

  /// Remembers that a view was seen to be made of what is hidden; whether that is news.
  mutating func add(view: String) -> Bool { views.insert(view).inserted }

  func shows(_ text: String) -> Bool { !names.stand(in: text) }

  /// An answer in which each text that names something hidden is replaced.
  func reviewed(_ value: JSON) -> JSON {
    if names.isEmpty { return value }
    switch value {
    case .string(let text): return shows(text) ? value : .string(Policy.withheld)
    case .array(let elements):
      // However many of them are withheld, it is said once.
      let reviewed = elements.map(reviewed)
      let withheld = JSON.string(Policy.withheld)
      let first = reviewed.firstIndex(of: withheld)
      return .array(reviewed.enumerated().filter { $0.element != withheld || $0.offset == first }.map(\.element))
    case .object(let members): return .object(members.map { ($0.key, reviewed($0.value)) })
    case .null, .bool, .integer, .number: return value
    }
  }
}

extension Policy {
  func shows(repository: String) -> Bool {
    !hidden.repositories.contains(repository)
      && (allowed.repositories.isEmpty || allowed.repositories.contains(repository))
  }

  func shows(schema: String) -> Bool {
    !hidden.schemas.contains(schema) && (allowed.schemas.isEmpty || allowed.schemas.contains(schema))
  }

  /// A table whose schema is not known is in none that is allowed.
  func shows(table: TableName) -> Bool {
    if let schema = table.schema, !shows(schema: schema) { return false }
    if table.schema == nil, !allowed.schemas.isEmpty { return false }
    if hidden.tables.contains(where: { $0.means(schema: table.schema, name: table.name) }) { return false }
    let named = allowed.tables + allowed.columns.compactMap(\.table)
    return named.isEmpty || named.contains { $0.means(schema: table.schema, name: table.name) }
  }

  func shows(column: String, of table: TableName) -> Bool {
    func isMeant(by entry: NameList.Column) -> Bool {
      entry.table?.means(schema: table.schema, name: table.name) ?? true
    }
    if hidden.columns.contains(where: { $0.column == column && isMeant(by: $0) }) { return false }
    let allowed = allowed.columns.filter { $0.table != nil && isMeant(by: $0) }
    return allowed.isEmpty || allowed.contains { $0.column == column }
  }
}
