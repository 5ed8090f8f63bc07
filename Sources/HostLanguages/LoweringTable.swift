internal import TreeSitter

/// The lowering rules of one language, resolved to the ids of its grammar.
struct LoweringTable: Sendable {
  struct Mistake: Error {
    var sentence: String
    init(_ sentence: String) { self.sentence = sentence }
  }

  /// Per symbol: its rules, those with the narrowest conditions first.
  private let rules: [[LoweringRule]]
  private let strings: [StringRule?]
  private let beginnings: Set<Grammar.Symbol>

  struct StringRule: Sendable {
    var syntax: StringSyntax
    var delimiters: Set<Grammar.Symbol>
    var content: Set<Grammar.Symbol>
    /// The text stands apart from the place where it is used.
    var standsApart: Bool { syntax.beginning != nil }
  }

  /// - Parameters:
  ///   - sources: rules by `kind`, `kind token`, `kind/count` or `kind[field]`.
  ///   - strings: by node kind.
  init(_ sources: [String: String], strings: [String: StringSyntax], grammar: Grammar) throws(Mistake) {
    var rules = [[LoweringRule]](repeating: [], count: grammar.symbolNames.count)
    for (key, source) in sources.sorted(by: { $0.key < $1.key }) {
      let (kind, condition) = try Self.condition(of: key, grammar: grammar)
      let symbols = grammar.symbols(named: kind)
      guard !symbols.isEmpty else { throw Mistake("the grammar has no node `\(kind)`") }
      do {
        let rule = try LoweringRuleParser.parse(source, condition: condition, grammar: grammar)
        for symbol in symbols { rules[Int(symbol)].append(rule) }
      } catch {
        throw Mistake("rule `\(key)`: \(error.sentence)")
      }
    }
    self.rules = rules.map { $0.sorted { $0.condition.rank < $1.condition.rank } }
    var stringRules = [StringRule?](repeating: nil, count: grammar.symbolNames.count)
    beginnings = Set(strings.values.compactMap(\.beginning).flatMap(grammar.symbols))
    for (kind, syntax) in strings {
      let symbols = grammar.symbols(named: kind)
      guard !symbols.isEmpty else { throw Mistake("the grammar has no string node `\(kind)`") }
      let rule = StringRule(
        syntax: syntax, delimiters: Set((syntax.delimiters ?? []).flatMap(grammar.symbols)),
        content: Set((syntax.content ?? []).flatMap(grammar.symbols)))
      for symbol in symbols { stringRules[Int(symbol)] = rule }
    }
    self.strings = stringRules
  }

  func rules(for symbol: Grammar.Symbol) -> [LoweringRule] {
    Int(symbol) < rules.count ? rules[Int(symbol)] : []
  }

  func string(for symbol: Grammar.Symbol) -> StringRule? {
    Int(symbol) < strings.count ? strings[Int(symbol)] : nil
  }

  /// Whether such a node stands for a literal whose text follows further down.
  func isBeginning(_ symbol: Grammar.Symbol) -> Bool { beginnings.contains(symbol) }

  /// Whether the grammar has the node of a rule's key.
  static func hasNode(for key: String, in grammar: Grammar) -> Bool {
    !grammar.symbols(named: String(key.prefix { !" /[".contains($0) })).isEmpty
  }

  private static func condition(of key: String, grammar: Grammar) throws(Mistake) -> (String, LoweringRule.Guard) {
    if let space = key.firstIndex(of: " ") {
      let token = String(key[key.index(after: space)...])
      let symbols = Set(grammar.symbols(named: token))
      guard !symbols.isEmpty else { throw Mistake("`\(key)`: the grammar has no token `\(token)`") }
      return (String(key[..<space]), .token(symbols))
    }
    if let slash = key.firstIndex(of: "/"), let count = Int(key[key.index(after: slash)...]) {
      return (String(key[..<slash]), .count(count))
    }
    if let bracket = key.firstIndex(of: "["), key.hasSuffix("]") {
      let name = String(key[key.index(after: bracket)...].dropLast())
      guard let field = grammar.field(named: name) else { throw Mistake("`\(key)`: no field `\(name)`") }
      return (String(key[..<bracket]), .field(field))
    }
    return (key, .always)
  }
}

extension LoweringRule.Guard {
  fileprivate var rank: Int {
    switch self {
    case .token: 0
    case .count: 1
    case .field: 2
    case .always: 3
    }
  }
}
