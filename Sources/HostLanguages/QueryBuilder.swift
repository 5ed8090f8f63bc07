/// A library whose calls put a query together clause by clause: `Grammars/README.md` explains the keys.
package struct QueryBuilder: Sendable, Codable {
  /// The library's name, for people.
  package var name: String
  /// Parts of the paths of modules whose functions begin queries.
  package var modules: [String]
  /// Members of these modules that queries begin from, and which say nothing yet.
  package var roots: [String]?
  /// Functions of which code that uses the library calls one.
  package var signs: [String]
  /// Those of the functions that begin a query whatever they are called on.
  package var beginnings: [String]?
  /// Whether calls change the query that they are made on, where the others only give another.
  package var changesReceiver: Bool?
  /// By function, maybe with the verb of the query in front (`INSERT.Select`) or the number of arguments behind it
  /// (`where/3`): what a call adds to the query.
  package var steps: [String: QueryStep]
  /// By function: the parts of queries that it gives.
  package var expressions: [String: QueryFormat]?
  /// Functions that give the text.
  package var texts: [String]?
  /// Functions that send the query, with their step.
  package var sends: [String]
}

extension QueryBuilder {
  /// Whether a module, by its path as imported, is the library's.
  package func isIn(_ path: String) -> Bool {
    path.split(whereSeparator: { "./\\:".contains($0) }).contains { modules.contains(String($0)) }
  }
}

/// The clauses of a query that a builder fills.
package enum QueryClause: String, Sendable, CaseIterable {
  case prefix, verb, options, columns, table, from, joins, set, row, values, source, condition, groups, having, order,
    limit,
    offset, suffix

  /// Whether what is said last counts.
  package var isSingle: Bool { [.verb, .table, .limit, .offset].contains(self) }
}

/// What a call adds to a query, such as `verb SELECT; columns {*}`: clauses with what they get.
package struct QueryStep: Sendable, Codable {
  package var additions: [(clause: QueryClause, format: QueryFormat)] = []

  /// Whether it says which statement the query is.
  package var beginsQuery: Bool { additions.contains { $0.clause == .verb } }

  package init(from decoder: any Decoder) throws {
    let written = try decoder.singleValueContainer().decode(String.self)
    for part in written.split(separator: ";") {
      let words = part.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
      guard words.count == 2, let clause = QueryClause(rawValue: String(words[0])) else {
        throw DecodingError.dataCorrupted(
          .init(
            codingPath: decoder.codingPath,
            debugDescription: "“\(part)” does not begin with a clause; those that there are: "
              + QueryClause.allCases.map(\.rawValue).joined(separator: ", ")))
      }
      additions.append((clause, try QueryFormat(String(words[1]), decoder.codingPath)))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(additions.map { "\($0.clause.rawValue) \($0.format.written)" }.joined(separator: ";"))
  }
}

/// Text with fields for the arguments of a call.
package struct QueryFormat: Sendable, Codable {
  package enum Field: Sendable, Equatable {
    case text(String)
    /// `{0}`: an argument as it is.
    case argument(Int)
    /// `{0?}`: a value, unless it is a part of a query.
    case value(Int)
    /// `{?*}`: as many values as there are arguments.
    case values
    /// `{1* OR }`: the arguments from one on, and the elements of lists among them, with the text between them.
    case elements(Int, separator: String)
    /// `{0 keys}`: the keys of a map.
    case keys(Int)
    /// `{0 values}`: as many values as a map has keys.
    case valuesOfKeys(Int)
    /// `{0 set}`: the keys of a map, each with its new value.
    case assignments(Int)
    /// `{0 =}`: the keys of a map, compared by an operator with its values.
    case pairs(Int, comparison: String)
  }

  package var fields: [Field] = []
  fileprivate var written: String

  package init(from decoder: any Decoder) throws {
    try self.init(try decoder.singleValueContainer().decode(String.self), decoder.codingPath)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(written)
  }

  fileprivate init(_ written: String, _ path: [any CodingKey]) throws {
    self.written = written
    var rest = written[...]
    while let opening = rest.firstIndex(of: "{") {
      if opening > rest.startIndex { fields.append(.text(String(rest[..<opening]))) }
      guard let closing = rest[opening...].firstIndex(of: "}"),
        let field = Self.field(rest[rest.index(after: opening)..<closing])
      else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: path, debugDescription: "“\(written)” has a field that means nothing"))
      }
      fields.append(field)
      rest = rest[rest.index(after: closing)...]
    }
    if !rest.isEmpty { fields.append(.text(String(rest))) }
  }

  private static func field(_ written: Substring) -> Field? {
    if written == "?*" { return .values }
    let digits = written.prefix(while: \.isNumber)
    let position = Int(digits) ?? 0
    let rest = written.dropFirst(digits.count)
    switch rest.first {
    case nil: return digits.isEmpty ? nil : .argument(position)
    case "?": return rest.count == 1 ? .value(position) : nil
    case "*": return .elements(position, separator: String(rest.dropFirst()))
    case " " where rest == " keys": return .keys(position)
    case " " where rest == " values": return .valuesOfKeys(position)
    case " " where rest == " set": return .assignments(position)
    case " ": return .pairs(position, comparison: String(rest.dropFirst()))
    default: return nil
    }
  }
}
