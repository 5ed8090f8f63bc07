internal import HostLanguages
internal import QueryTemplates

/// A query that a library puts together clause by clause, as far as its calls are known.
///
/// It is a map of lists, as an application's own arrays of parts are, so that ways meet and loops add to it as they do
/// to these.
struct BuiltQuery {
  private(set) var value: Value

  /// Of a library, with nothing said yet.
  init(by library: String) {
    let clauses = QueryClause.allCases.map { Value.Entry(Self.key($0), .list([])) }
    value = .map([Value.Entry(key: Self.mark, value: .text(.words(library)))] + clauses, isOpen: false)
  }

  /// nil for what is no query that a library builds.
  init?(_ value: Value) {
    guard case .map? = value.ifMap, value.entry(for: Self.mark) != nil else { return nil }
    self.value = value.resolved
  }

  var library: String? { value.entry(for: Self.mark)?.constant }

  /// No key that code can write.
  private static let mark = "\u{1}builder"

  private static func key(_ clause: QueryClause) -> Template { .words("\u{1}" + clause.rawValue) }

  mutating func add(_ elements: [Value.Element], to clause: QueryClause) {
    value = .setting(value, key: Self.key(clause), listsAreMaps: false) { old in
      guard !clause.isSingle, case .list(let known) = old.resolved else { return .list(elements) }
      return .list(known + elements)
    }
  }

  private func elements(of clause: QueryClause) -> [Value.Element] {
    value.entry(for: "\u{1}" + clause.rawValue)?.elements ?? []
  }

  var verb: String? { elements(of: .verb).last?.value.constant }

  /// The text that is sent; nil while it is not known which kind of statement it is.
  var template: Template? {
    switch verb {
    case "SELECT":
      let columns = part(.columns, "", ", ")
      return statement(
        .words("SELECT "), part(.options, "", " ", " "), columns == .empty ? .words("*") : columns,
        part(.from, " FROM ", ", "), part(.table, " FROM ", ", "), part(.joins, " ", " "), conditions,
        part(.groups, " GROUP BY ", ", "), part(.having, " HAVING ", " AND "), order)
    case "INSERT":
      return statement(
        .words("INSERT INTO "), part(.table, "", ", "), part(.columns, " (", ", ", ")"),
        part(.row, " VALUES (", ", ", ")"), part(.values, " VALUES ", ", "),
        part(.source, " ", " "))
    case "UPDATE":
      return statement(
        .words("UPDATE "), part(.table, "", ", "), part(.set, " SET ", ", "), part(.from, " FROM ", ", "),
        part(.joins, " ", " "), conditions, order)
    case "DELETE":
      return statement(
        .words("DELETE FROM "), part(.table, "", ", "), part(.from, "", ", "), part(.joins, " ", " "), conditions, order
      )
    default: return nil
    }
  }

  private func statement(_ parts: Template...) -> Template {
    .joined([part(.prefix, "", " ", " ")] + parts + [part(.suffix, " ", " ")])
  }

  private var conditions: Template { part(.condition, " WHERE ", " AND ") }

  private var order: Template {
    .joined([part(.order, " ORDER BY ", ", "), part(.limit, " LIMIT ", " "), part(.offset, " OFFSET ", " ")])
  }

  /// A clause with what stands around it, if it is there.
  private func part(_ clause: QueryClause, _ lead: String, _ separator: String, _ end: String = "") -> Template {
    let elements = elements(of: clause).filter { $0.value.template != .empty }
    guard !elements.isEmpty else { return .empty }
    let list = JoinedList(elements: elements, separator: .words(separator)).template
    let whole = Template.joined([.words(lead), list, .words(end)])
    return elements.contains { $0.presence == .always } ? whole : .oneOf([whole, .empty])
  }
}

extension Value {
  /// The value, if it is a map.
  fileprivate var ifMap: Value? {
    if case .map = resolved { return resolved }
    return nil
  }
}

extension Template {
  static func words(_ words: String) -> Template { .text(Array(words.utf8)) }
}
