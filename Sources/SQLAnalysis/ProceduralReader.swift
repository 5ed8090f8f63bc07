internal import PostgresParser
internal import SourceModel

/// Reads the statements of a PL/pgSQL body one after the other.
struct ProceduralReader {
  private(set) var fragments: [ProceduralBody.Fragment] = []
  private(set) var variables: [ProceduralBody.Variable] = []

  private struct Token {
    /// In lower case, without the quotes around a name.
    var word: String
    var range: ByteRange
    var isName: Bool
  }

  private let tokens: [Token]
  private var position = 0
  /// In the DECLARE section of a block.
  private var isDeclaring = false

  init(_ text: [UInt8]) {
    let scanned = (try? PostgresParser.scan(text)) ?? []
    tokens = scanned.filter { $0.tokenClass != .comment }.map { token in
      let spelling = String(decoding: text[token.range.start..<token.range.end], as: UTF8.self)
      let isQuoted = token.tokenClass == .identifier && spelling.hasPrefix("\"")
      return Token(
        word: isQuoted ? String(spelling.dropFirst().dropLast()) : spelling.lowercased(),
        range: token.range, isName: token.tokenClass == .identifier || token.tokenClass == .keyword)
    }
  }

  mutating func read() {
    while position < tokens.count {
      let start = position
      if isDeclaring, tokens[position].word != "begin" { declaration() } else { statement() }
      precondition(position > start, "each statement takes a token")
    }
  }

  private mutating func statement() {
    let word = tokens[position].word
    switch word {
    case "declare", "begin", "loop", "else", "exception", ";":
      isDeclaring = word == "declare"
      position += 1
    case "<<": skip(behind: [">>"])
    case "end", "null", "get", "fetch", "move", "close", "commit", "rollback": skip(behind: [";"])
    case "if", "elsif", "elseif", "when": take(.condition, from: position + 1, until: ["then"])
    case "while": take(.condition, from: position + 1, until: ["loop"])
    case "case": take(.value, from: position + 1, until: ["when"], isKeptAtEnd: true)
    case "exit", "continue":
      position += 1
      seek(["when", ";"])
      if at("when") { take(.condition, from: position + 1, until: [";"]) } else { position += 1 }
    case "for": loop()
    case "foreach":
      seek(["array", ";"])
      take(.value, from: position + 1, until: ["loop"])
    case "return": result()
    case "raise", "assert": list(kind: word == "assert" ? .condition : .value)
    case "execute": dynamic(from: position + 1, until: [";"])
    case "open":
      seek(["for", ";"])
      if at("for"), tokens.indices.contains(position + 1), tokens[position + 1].word == "execute" {
        dynamic(from: position + 2, until: [";"])
      } else {
        take(.query, from: position + 1, until: [";"])
      }
    case "perform", "select", "insert", "update", "delete", "merge", "with", "values", "call", "truncate", "lock", "(":
      take(.query, from: position, until: [";"])
    default: assignment()
    }
  }

  // MARK: Kinds of statement

  /// `name [CONSTANT] type [NOT NULL] [:= value]`, `name CURSOR [(…)] FOR query`, `name ALIAS FOR other`.
  private mutating func declaration() {
    let name = tokens[position].word
    position += 1
    if at("constant") { position += 1 }
    let type = position
    let isCursor = at("cursor") || at("scroll") || at("no")
    seek(isCursor ? ["for", "is", ";"] : ["not", "default", ":=", "=", "collate", "for", ";"])
    if isCursor { return take(.query, from: position + 1, until: [";"]) }
    let parts = tokens[type..<min(position, tokens.count)].filter(\.isName).map(\.word)
    let isOfColumn = tokens[type..<min(position, tokens.count)].last?.word == "type"
    variables.append(.init(name: name, type: isOfColumn ? [] : parts.filter { $0 != "rowtype" }))
    seek(["default", ":=", "=", ";"])
    if at(";") { position += 1 } else { take(.value, from: position + 1, until: [";"]) }
  }

  private mutating func loop() {
    let target = position + 1
    seek(["in", ";"])
    if let name = tokens.indices.contains(target) ? tokens[target].word : nil {
      variables.append(.init(name: name, type: []))
    }
    var start = position + 1
    if start < tokens.count, tokens[start].word == "reverse" { start += 1 }
    guard start < tokens.count else { return position = tokens.count }
    if tokens[start].word == "execute" { return dynamic(from: start + 1, until: ["loop"]) }
    if ["select", "with", "values", "insert", "update", "delete", "table", "("].contains(tokens[start].word) {
      return take(.query, from: start, until: ["loop"])
    }
    // Bounds of a number, or a cursor that was declared.
    position = start
    seek(["..", "loop"])
    if at("..") {
      take(.value, from: start, until: [".."])
      take(.value, from: position, until: ["by", "loop"])
    } else {
      position += 1
    }
  }

  private mutating func result() {
    position += 1
    if at("query") {
      position += 1
      return at("execute") ? dynamic(from: position + 1, until: [";"]) : take(.query, from: position, until: [";"])
    }
    if at("next") { position += 1 }
    // RETURN NEW gives the row on, and uses none of its columns.
    if position + 1 < tokens.count, tokens[position + 1].word == ";" { return skip(behind: [";"]) }
    take(.value, from: position, until: [";"])
  }

  /// The expressions of RAISE and ASSERT, separated by commas.
  private mutating func list(kind: ProceduralBody.Fragment.Kind) {
    var isFirst = kind == .value
    while position < tokens.count, !at(";") {
      position += 1
      let start = position
      seek([",", ";", "using"])
      // RAISE begins with a level and a text.
      if !isFirst { add(kind, from: start, to: position) }
      isFirst = false
      if at("using") { return skip(behind: [";"]) }
    }
    position += 1
  }

  private mutating func dynamic(from start: Int, until words: Set<String>) {
    position = start
    seek(words.union(["using", "into"]))
    add(.dynamic, from: start, to: position)
    while position < tokens.count, !words.contains(tokens[position].word) {
      let isUsing = at("using") || at(",")
      let first = position + 1
      position = first
      seek(words.union(["using", "into", ","]))
      if isUsing { add(.value, from: first, to: position) }
    }
    position += 1
  }

  private mutating func assignment() {
    let start = position
    seek([":=", "=", ";"])
    if at(";") || position >= tokens.count { return position += 1 }
    let target = tokens[start..<position].prefix { $0.isName || $0.word == "." }.filter(\.isName).map(\.word)
    take(.assignment(target), from: position + 1, until: [";"])
  }

  // MARK: Reading

  private func at(_ word: String) -> Bool { position < tokens.count && tokens[position].word == word }

  /// Goes on to the next of these words that stands in no bracket.
  private mutating func seek(_ words: Set<String>) {
    var depth = 0
    while position < tokens.count {
      let word = tokens[position].word
      if depth <= 0, words.contains(word) { return }
      if word == "(" || word == "[" { depth += 1 }
      if word == ")" || word == "]" { depth -= 1 }
      position += 1
    }
  }

  private mutating func skip(behind words: Set<String>) {
    seek(words)
    position += 1
  }

  /// - Parameter isKeptAtEnd: the word behind begins the next statement.
  private mutating func take(
    _ kind: ProceduralBody.Fragment.Kind, from start: Int, until words: Set<String>, isKeptAtEnd: Bool = false
  ) {
    position = start
    seek(words)
    add(kind, from: start, to: position)
    if !isKeptAtEnd { position += 1 }
  }

  private mutating func add(_ kind: ProceduralBody.Fragment.Kind, from start: Int, to end: Int) {
    guard start < end, end <= tokens.count else { return }
    let range = ByteRange(start: tokens[start].range.start, end: tokens[end - 1].range.end)
    fragments.append(.init(kind: kind, range: range))
  }
}
