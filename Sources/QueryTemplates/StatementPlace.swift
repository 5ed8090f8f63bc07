internal import SourceModel

/// Where in a statement the text read so far has come to, as far as its tokens tell without a parser.
struct StatementPlace {
  enum Clause {
    case none
    /// The list behind SELECT, RETURNING, ORDER BY, GROUP BY.
    case list
    /// Behind FROM, JOIN, UPDATE, TABLE: names of relations.
    case relations
    /// Behind INTO: a relation and the list of its columns.
    case into
    case condition
    case assignments
    case values
  }

  private struct Level {
    var clause = Clause.none
    /// The word directly before the parenthesis; empty if there was none.
    var opener: [UInt8] = []
    /// Whether it is a row of VALUES.
    var isRow = false
    /// Whether a BETWEEN waits for its AND.
    var isBetween = false
  }

  private var levels = [Level()]
  private var firstWord: [UInt8] = []
  private(set) var last: SQLToken?
  /// Whether the last token is the AND of a BETWEEN.
  private var isBehindBetweenAnd = false

  var clause: Clause { levels[levels.count - 1].clause }

  /// The last token if it is a word; empty otherwise.
  var lastWord: [UInt8] { last?.kind == .word ? last?.spelling ?? [] : [] }

  mutating func note(_ token: SQLToken) {
    switch token.kind {
    case .comment: return
    case .word: note(word: token.spelling)
    case .symbol:
      isBehindBetweenAnd = false
      note(symbol: token.spelling)
    default: isBehindBetweenAnd = false
    }
    last = token
  }

  private mutating func note(symbol: [UInt8]) {
    switch symbol {
    case [UInt8(ascii: "(")]: open()
    case [UInt8(ascii: ")")]: if levels.count > 1 { levels.removeLast() }
    case [UInt8(ascii: ";")]: self = StatementPlace()
    default: break
    }
  }

  private mutating func open() {
    var level = Level()
    if last?.kind == .word || last?.kind == .quotedName { level.opener = last?.spelling ?? [] }
    let isBehindComma = last?.spelling == [UInt8(ascii: ",")]
    level.isRow = clause == .values && (isBehindComma || level.opener == Words.values)
    if clause == .condition && Self.nesting.contains(level.opener) { level.clause = .condition }
    if clause == .into && last?.kind != .symbol { level.clause = .into }
    if levels.count < 1000 { levels.append(level) } else { levels[levels.count - 1] = level }
  }

  private mutating func note(word: [UInt8]) {
    let top = levels.count - 1
    if firstWord.isEmpty { firstWord = word }
    isBehindBetweenAnd = levels[top].isBetween && word == Words.and
    if isBehindBetweenAnd { levels[top].isBetween = false }
    if word == Words.between { levels[top].isBetween = true }
    if word == Words.on {
      levels[top].clause = Self.queries.contains(firstWord) ? .condition : .relations
    } else if let clause = Self.clauses[word] {
      levels[top].clause = clause
    }
  }

  /// Whether the name of a relation, column or type must follow.
  var expectsName: Bool {
    switch last?.kind {
    case .symbol: return last?.spelling == Words.dot || last?.spelling == Words.cast
    case .word:
      if lastWord == Words.on { return clause == .relations }
      return Self.namers.contains(lastWord)
    default: return false
    }
  }

  /// Whether an operand follows that is likely a value.
  var expectsValue: Bool {
    if isBehindBetweenAnd { return true }
    switch last?.kind {
    case .symbol:
      if last?.spelling == Words.open || last?.spelling == Words.comma { return isInArguments }
      return !Self.punctuation.contains(last?.spelling ?? [])
    case .word: return Self.valuers.contains(lastWord)
    default: return false
    }
  }

  /// Whether the innermost parenthesis is a row of VALUES, an IN list or the arguments of a function.
  private var isInArguments: Bool {
    let level = levels[levels.count - 1]
    if isInDefinition { return false }
    if level.isRow || level.opener == Words.in || level.opener == Words.any { return true }
    return !level.opener.isEmpty && level.clause == .none && !Self.notFunctions.contains(level.opener)
  }

  /// Whether the innermost parenthesis just opened and holds a query.
  var expectsQuery: Bool {
    last?.spelling == Words.open && last?.kind == .symbol && Self.queryHolders.contains(levels[levels.count - 1].opener)
  }

  /// Whether the innermost parenthesis holds names of columns.
  var isInColumns: Bool {
    let level = levels[levels.count - 1]
    return clause == .into || level.opener == Words.using || level.opener == Words.conflict || isInDefinition
  }

  /// Whether the innermost parenthesis defines the columns of a table or an index.
  private var isInDefinition: Bool {
    levels.count > 1 && clause == .none && (firstWord == Words.create || firstWord == Words.alter)
  }

  private static let clauses: [[UInt8]: Clause] = Dictionary(
    uniqueKeysWithValues: [
      ("select", .list), ("distinct", .list), ("by", .list), ("returning", .list), ("from", .relations),
      ("join", .relations), ("update", .relations), ("table", .relations), ("using", .relations), ("into", .into),
      ("where", .condition), ("having", .condition), ("when", .condition), ("set", .assignments),
      ("values", .values), ("limit", Clause.none), ("offset", Clause.none), ("union", Clause.none),
      ("conflict", Clause.none), ("do", Clause.none),
    ].map { (Array($0.0.utf8), $0.1) })
  private static let queries = Keywords.set("select insert update delete with merge values")
  private static let namers = Keywords.set("from join into update table only truncate exists view index sequence")
  private static let valuers = Keywords.set(
    "like ilike in limit offset between values then else interval escape to zone")
  private static let nesting = Keywords.set("where and or not on having when").union([[]])
  private static let queryHolders = Keywords.set("from join exists as lateral union all except intersect")
  private static let notFunctions = Keywords.set(
    """
    where and or not on having when from join exists as lateral union all except intersect using over select by into \
    conflict table set references distinct then else case with partition filter within group key unique check
    """)
  private static let punctuation = Keywords.set("( ) ] , ; . * : ::")

  private enum Words {
    static let values = Array("values".utf8)
    static let and = Array("and".utf8)
    static let between = Array("between".utf8)
    static let create = Array("create".utf8)
    static let alter = Array("alter".utf8)
    static let on = Array("on".utf8)
    static let `in` = Array("in".utf8)
    static let any = Array("any".utf8)
    static let using = Array("using".utf8)
    static let conflict = Array("conflict".utf8)
    static let dot = Array(".".utf8)
    static let cast = Array("::".utf8)
    static let open = Array("(".utf8)
    static let comma = Array(",".utf8)
  }
}
