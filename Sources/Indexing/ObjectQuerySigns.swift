internal import PostgresParser
internal import SourceModel

/// What tells a query about objects, as JPQL, HQL and DQL have them, from SQL. Most of them parse as SQL.
enum ObjectQuerySigns: Int, Comparable {
  case none
  /// Unquoted names in camel case stand in it, such as `orderLine.totalPrice`.
  case members
  /// Unquoted names in mixed case stand where tables do, such as `OrderLine`.
  case classes
  /// And something that means nothing to SQL: `SELECT o FROM Order o`, `JOIN o.lines`, `SELECT NEW Total(…)`,
  /// `JOIN FETCH`, a class with its package.
  case syntax

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  init(_ text: [UInt8]) {
    guard let tokens = try? PostgresParser.scan(text) else {
      self = .none
      return
    }
    let words = tokens.filter { $0.tokenClass != .comment }.map { token in
      String(decoding: text[token.range.start..<token.range.end], as: UTF8.self)
    }
    self = ObjectQueryWords(words: words).signs
  }
}

/// The words of a text, as PostgreSQL's scanner tells them apart.
private struct ObjectQueryWords {
  let words: [String]

  var signs: ObjectQuerySigns {
    var hasClasses = false
    var aliases: Set<String> = []
    for index in words.indices where isTablePlace(index) {
      let name = dottedName(at: index + 1)
      guard let last = name.last else { continue }
      // `JOIN o.lines l` goes along an alias, `JOIN FETCH o.lines` loads it.
      if word(index + 1) == "fetch" || name.count > 1 && aliases.contains(name[0]) { return .syntax }
      if Self.isClass(last) {
        if name.count > 2 { return .syntax }
        hasClasses = true
      }
      let behind = index + 2 * name.count
      let alias = word(behind) == "as" ? behind + 1 : behind
      if words.indices.contains(alias) { aliases.insert(words[alias]) }
    }
    guard hasClasses else { return words.contains(where: Self.isMember) ? .members : .none }
    return words.indices.contains { selectsObject(at: $0, aliases) } ? .syntax : .classes
  }

  /// Whether the name of a table comes next.
  private func isTablePlace(_ index: Int) -> Bool {
    switch word(index) {
    case "from", "join", "into": true
    case "update": index == 0
    case "delete": index == 0 && word(1) != "from"
    default: false
    }
  }

  private func dottedName(at start: Int) -> [String] {
    var name: [String] = []
    var index = start
    while words.indices.contains(index), words[index].first?.isLetter == true {
      name.append(words[index])
      guard word(index + 1) == "." else { break }
      index += 2
    }
    return name
  }

  /// `SELECT o`, `COUNT(o)`, `COUNT(DISTINCT o)`, `SELECT NEW …`
  private func selectsObject(at index: Int, _ aliases: Set<String>) -> Bool {
    let next = words.indices.contains(index + 1) ? words[index + 1] : ""
    switch word(index) {
    case "new": return word(index - 1) == "select" || word(index - 1) == "distinct"
    case "select", "distinct": return aliases.contains(next) && ["from", ",", ")"].contains(word(index + 2))
    case "(": return word(index - 1) == "count" && aliases.contains(next) && word(index + 2) == ")"
    default: return false
    }
  }

  private func word(_ index: Int) -> String { words.indices.contains(index) ? words[index].lowercased() : "" }

  /// In small letters with a capital inside, as members are named and columns hardly ever.
  private static func isMember(_ name: String) -> Bool {
    name.first?.isLowercase == true && name.contains { $0.isUppercase }
      && name.allSatisfy { $0.isLetter || $0.isNumber }
  }

  /// In capitals and small letters, as classes are named and tables, which fold to small letters, hardly ever.
  private static func isClass(_ name: String) -> Bool {
    name.first?.isUppercase == true && name.contains { $0.isLowercase } && !name.contains("_")
  }
}
