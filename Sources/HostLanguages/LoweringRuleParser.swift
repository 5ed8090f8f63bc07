internal import TreeSitter

/// Reads `operation<name>(slot, …)`.
struct LoweringRuleParser {
  private let text: [Character]
  private var position = 0
  private let grammar: Grammar
  private var buckets: [LoweringRule.Bucket] = []

  /// - Throws: a sentence that says what is wrong with the rule.
  static func parse(
    _ rule: String, condition: LoweringRule.Guard, grammar: Grammar
  ) throws(LoweringTable.Mistake) -> LoweringRule {
    var parser = LoweringRuleParser(text: withoutBlanks(rule), grammar: grammar)
    let shape = try parser.shape()
    guard parser.position == parser.text.count else { throw .init("text after the end of `\(rule)`") }
    return LoweringRule(condition: condition, buckets: parser.buckets, shape: shape)
  }

  /// Blanks count in names in quotes only.
  private static func withoutBlanks(_ rule: String) -> String {
    var isQuoted = false
    return rule.filter { character in
      if character == "'" { isQuoted.toggle() }
      return isQuoted || character != " "
    }
  }

  private init(text: String, grammar: Grammar) {
    self.text = Array(text)
    self.grammar = grammar
  }

  private mutating func shape() throws(LoweringTable.Mistake) -> LoweringRule.Shape {
    let word = word()
    // A field may have an operation's name; as an operation it would go on.
    let goesOn = position < text.count && (text[position] == "(" || text[position] == "<")
    guard let operation = Operation(named: word), goesOn || grammar.field(named: word) == nil else {
      return try slot(word)
    }
    var name = LoweringRule.Name.none
    if take("<") {
      name = try self.name()
      guard take(">") else { throw .init("`>` is missing") }
    }
    var children: [LoweringRule.Shape] = []
    if take("("), !take(")") {
      repeat { children.append(try shape()) } while take(",")
      guard take(")") else { throw .init("`)` is missing") }
    }
    return .operation(operation, name: name, children: children)
  }

  private mutating func name() throws(LoweringTable.Mistake) -> LoweringRule.Name {
    if take("'") {
      guard let end = text[position...].firstIndex(of: "'") else { throw .init("`'` is missing") }
      defer { position = end + 1 }
      return .constant(Array(String(text[position..<end]).utf8))
    }
    let source = take("*") ? "*" : word()
    if source == "." { return .own }
    guard take("/") else { return .bucket(try bucket(source, mode: .source)) }
    let kind = word()
    let symbols = Set(grammar.symbols(named: kind))
    guard !symbols.isEmpty else { throw .init("the grammar has no node `\(kind)`") }
    return .bucket(try bucket(source, mode: .source, within: symbols))
  }

  private mutating func slot(_ word: String) throws(LoweringTable.Mistake) -> LoweringRule.Shape {
    if word.isEmpty, take("*") { return .bucket(try bucket("*", mode: .lowered), many: true) }
    let many = take("*")
    return .bucket(try bucket(word, mode: .lowered), many: many)
  }

  private mutating func bucket(
    _ word: String, mode: LoweringRule.Mode, within kinds: Set<Grammar.Symbol> = []
  ) throws(LoweringTable.Mistake) -> Int {
    let slot: LoweringRule.Slot
    if word == "*" {
      slot = .rest
    } else if let position = Int(word) {
      slot = .position(position)
    } else if let field = grammar.field(named: word) {
      slot = .field(field)
    } else {
      throw .init("`\(word)` is neither an operation nor a field of the grammar")
    }
    let bucket = LoweringRule.Bucket(slot: slot, mode: mode, within: kinds)
    if let known = buckets.firstIndex(of: bucket) { return known }
    buckets.append(bucket)
    return buckets.count - 1
  }

  private mutating func word() -> String {
    let start = position
    while position < text.count, text[position].isLetter || text[position].isNumber || "_.".contains(text[position]) {
      position += 1
    }
    return String(text[start..<position])
  }

  private mutating func take(_ character: Character) -> Bool {
    guard position < text.count, text[position] == character else { return false }
    position += 1
    return true
  }
}

extension Operation {
  /// By the name of its case, as tables write it.
  init?(named name: String) {
    guard let operation = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
    self = operation
  }
}
