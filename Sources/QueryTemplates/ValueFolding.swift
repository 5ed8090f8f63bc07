internal import SourceModel

/// Makes one token of each value, however a program or a driver writes it.
///
/// A constant, a parameter, `-1`, `$1::date`, `interval '1 day'`, `NULL`, `ARRAY[1, 2]`, `($1, $2)`, `(1, 2), (3, 4)` and
/// `$1, $2` all become a single value, so that lists of any length are equal, and so is what the server makes of a
/// constant. It takes one token after the other, holds back only what may still become a value, and like the lexer's its
/// state is a value that can be resumed with other tokens.
struct ValueFolding: Hashable {
  /// What the tokens so far ask for.
  enum Context: UInt8 {
    case operand, expectsOperand, expectsComparand, expectsRelation, expectsName
    case behindIs, behindNot, behindLimit, behindValues, behindExtract, atField
  }

  enum Filling: UInt8 { case nothing, value, valueAndComma }

  /// An open parenthesis (or, first, the text outside of them) that holds nothing but values so far.
  struct Group: Hashable {
    var isArray = false
    var filling = Filling.nothing
    /// The only constant in it; 0 for a parameter or more than one value.
    var constant: UInt64 = 0
  }

  /// What is dropped if a value follows.
  enum Prefix: Hashable {
    case none, minus, array
    case type(QueryToken)
  }

  /// How much of a cast behind the value has been read.
  enum Cast: UInt8 { case none, mark, type, time, typeDot, modifier, bracket }

  var context = Context.expectsOperand
  var groups = [Group()]
  var prefix = Prefix.none
  var cast = Cast.none

  /// Deeper nesting is let through as it is.
  private static let deepestNesting = 32

  var top: Group {
    get { groups[groups.count - 1] }
    set { groups[groups.count - 1] = newValue }
  }

  mutating func take(_ token: SQLToken, into output: inout [QueryToken]) {
    if token.kind == .comment || absorbCast(token, into: &output) { return }
    switch token.kind {
    case .parameter: takeValue(0, into: &output)
    case .placeholder: takePlaceholder(into: &output)
    case .string, .bits, .number:
      takeValue(token.spelling.contains(SQLLexer.wildcard) ? 0 : QueryToken.id(of: token.spelling), into: &output)
    case .quotedName: takeWord(token.spelling, isQuoted: true, into: &output)
    case .word: take(word: token.spelling, into: &output)
    case .symbol: take(symbol: QueryToken(kind: .symbol, spelling: token.spelling), into: &output)
    case .comment: break
    }
  }

  /// - Parameter constant: the id of its spelling; 0 for a parameter or anything that can be any value.
  mutating func takeValue(_ constant: UInt64, into output: inout [QueryToken]) {
    var constant = constant
    switch prefix {
    case .none: break
    case .minus: constant = constant == 0 ? 0 : constant ^ QueryToken.minus.id
    case .type: break
    case .array: flush(into: &output)
    }
    prefix = .none
    switch top.filling {
    case .nothing: top.constant = constant
    case .valueAndComma: top.constant = 0
    case .value:
      flush(into: &output)
      top.constant = constant
    }
    top.filling = .value
    context = .operand
  }

  /// Takes a driver's placeholder or a value hole. Directly behind VALUES it stands for rows that the driver writes.
  mutating func takePlaceholder(into output: inout [QueryToken]) {
    guard context == .behindValues else { return takeValue(0, into: &output) }
    flush(into: &output)
    output.append(.rows)
    context = .operand
  }

  // MARK: Words

  private mutating func take(word: [UInt8], into output: inout [QueryToken]) {
    if context == .atField || isValue(word) {
      takeValue(context == .atField ? 0 : QueryToken.id(of: word), into: &output)
    } else if Self.types.contains(word) {
      if prefix != .none { flush(into: &output) }
      prefix = .type(QueryToken(kind: .word, spelling: word))
      context = .operand
    } else if word == QueryToken.array.spelling {
      if prefix != .none { flush(into: &output) }
      prefix = .array
      context = .operand
    } else {
      takeWord(word, isQuoted: false, into: &output)
    }
  }

  private mutating func takeWord(_ word: [UInt8], isQuoted: Bool, into output: inout [QueryToken]) {
    flush(into: &output)
    // Unlike a bare hole, one in quotes is a whole name: as if two holes stood there, which no clause fills either.
    let word = isQuoted && word == [SQLLexer.wildcard] ? word + word : word
    var token = QueryToken(kind: word.contains(SQLLexer.wildcard) ? .pattern : .word, spelling: word)
    token.isReserved = !isQuoted && Keywords.reserved.contains(word)
    output.append(token)
    context = isQuoted ? .operand : context(behind: word)
  }

  /// NULL and the truth values are values but for `IS [NOT] NULL` and the constraint NOT NULL.
  private func isValue(_ word: [UInt8]) -> Bool {
    switch word {
    case Words.null: context != .behindIs && context != .behindNot
    case Words.true, Words.false: context != .behindIs
    case Words.default: context == .expectsOperand || context == .expectsComparand
    case Words.all: context == .behindLimit
    default: false
    }
  }

  private func context(behind word: [UInt8]) -> Context {
    if word == Words.not { return context == .behindIs ? .behindIs : .behindNot }
    if let context = Self.contexts[word] { return context }
    return Keywords.expectOperand.contains(word) ? .expectsOperand : .operand
  }

  // MARK: Symbols

  private mutating func take(symbol: QueryToken, into output: inout [QueryToken]) {
    switch symbol.id {
    case QueryToken.open.id:
      if prefix != .none || top.filling == .value { flush(into: &output) }
      open(isArray: false, into: &output)
    case QueryToken.openBracket.id where prefix == .array:
      prefix = .none
      if top.filling == .value { flush(into: &output) }
      open(isArray: true, into: &output)
    case QueryToken.close.id, QueryToken.closeBracket.id: close(symbol, into: &output)
    case QueryToken.comma.id where prefix == .none && top.filling == .value:
      top.filling = .valueAndComma
      context = .expectsOperand
    case QueryToken.minus.id where prefix == .none && context != .operand: prefix = .minus
    case QueryToken.cast.id where prefix == .none && top.filling == .value: cast = .mark
    case Self.semicolon.id:
      flush(into: &output)
      output.append(.end)
      self = ValueFolding()
    default:
      flush(into: &output)
      output.append(symbol)
      context = Self.symbolContexts[symbol.id] ?? .expectsComparand
    }
  }

  private mutating func open(isArray: Bool, into output: inout [QueryToken]) {
    if groups.count > Self.deepestNesting { flush(into: &output) }
    groups.append(Group(isArray: isArray))
    context = context == .behindExtract ? .atField : .expectsOperand
  }

  private mutating func close(_ symbol: QueryToken, into output: inout [QueryToken]) {
    let isArray = symbol.id == QueryToken.closeBracket.id
    let isList = top.filling == .value || (isArray && top.filling == .nothing)
    if prefix == .none, groups.count > 1, top.isArray == isArray, isList {
      let constant = isArray ? 0 : top.constant
      groups.removeLast()
      takeValue(constant, into: &output)
    } else {
      flush(into: &output)
      output.append(symbol)
    }
    context = .operand
  }

  // MARK: What is held back

  /// Lets everything go that was held back: it does not become a single value.
  mutating func flush(into output: inout [QueryToken]) {
    for (index, group) in groups.enumerated() {
      if index > 0 { output += group.isArray ? [.array, .openBracket] : [.open] }
      if group.filling != .nothing { output.append(.value(group.constant)) }
      if group.filling == .valueAndComma { output.append(.comma) }
    }
    if cast == .mark { output.append(.cast) }
    switch prefix {
    case .none: break
    case .minus: output.append(.minus)
    case .array: output.append(.array)
    case .type(let word): output.append(word)
    }
    groups = [Group()]
    prefix = .none
    cast = .none
  }

  private static let semicolon = QueryToken.symbol(";")
  private static let types = Keywords.set("interval date time timestamp timestamptz")
  private static let symbolContexts: [UInt64: Context] = [
    QueryToken.dot.id: .expectsName, QueryToken.comma.id: .expectsOperand, QueryToken.openBracket.id: .expectsOperand,
    QueryToken.symbol("*").id: .expectsOperand, QueryToken.symbol(":").id: .expectsOperand,
    QueryToken.cast.id: .expectsName,
  ]
  private static let contexts: [[UInt8]: Context] = Dictionary(
    uniqueKeysWithValues: [
      ("is", Context.behindIs), ("limit", .behindLimit), ("values", .behindValues), ("extract", .behindExtract),
      ("from", .expectsRelation),
      ("join", .expectsRelation), ("into", .expectsName), ("update", .expectsName), ("table", .expectsName),
      ("only", .expectsName), ("like", .expectsComparand), ("ilike", .expectsComparand),
      ("offset", .expectsComparand), ("between", .expectsComparand), ("escape", .expectsComparand),
    ].map { (Array($0.0.utf8), $0.1) })

  private enum Words {
    static let null = Array("null".utf8)
    static let `true` = Array("true".utf8)
    static let `false` = Array("false".utf8)
    static let `default` = Array("default".utf8)
    static let all = Array("all".utf8)
    static let not = Array("not".utf8)
  }
}
