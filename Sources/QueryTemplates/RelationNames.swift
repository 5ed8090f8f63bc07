/// Finds the names of tables and views among a query's tokens: what stands behind FROM, JOIN, INTO, UPDATE and USING.
///
/// It needs no parse, so it also works for texts that are cut or newer than the parser. Names of `WITH` are none, and
/// neither are functions in FROM.
struct RelationNames {
  /// One for each token: whether it is the name of a relation, without its schema.
  private(set) var isRelation: [Bool]

  /// What is read within one pair of parentheses, or outside of all.
  private struct Level {
    /// Whether it is a query, not a function's arguments such as `extract(year FROM d)`.
    var isQuery: Bool
    /// Whether a comma leads to another relation.
    var isList = false
    var expected = Expected.nothing
  }

  private enum Expected {
    case nothing
    /// What INTO and UPDATE name, be it with a list of columns behind it.
    case target
    /// A relation, a function, a subquery, or a join in parentheses.
    case source
  }

  private let keys: [TokenReading.Key]
  private let withNames: Set<UInt64>
  private var levels = [Level(isQuery: true)]

  init(_ keys: [TokenReading.Key]) {
    self.keys = keys
    isRelation = Array(repeating: false, count: keys.count)
    withNames = Set(
      keys.indices.dropFirst().dropLast().filter { keys[$0].id == Words.as && keys[$0 + 1].isOpen }.map {
        keys[$0 - 1].id
      })
    for index in keys.indices { read(index) }
  }

  private var level: Level {
    get { levels[levels.count - 1] }
    set { levels[levels.count - 1] = newValue }
  }

  private mutating func read(_ index: Int) {
    let key = keys[index]
    if key.kind == .word {
      read(word: key, at: index)
    } else if key.isOpen {
      open(before: index + 1)
    } else if key.isClose, levels.count > 1 {
      levels.removeLast()
    } else if key.isComma, level.isList {
      level.expected = .source
    } else if !key.isDot {
      level.expected = .nothing
    }
  }

  private mutating func open(before index: Int) {
    let isQuery = index < keys.count && keys[index].kind == .word && Words.beginQuery.contains(keys[index].id)
    let isJoin = level.expected == .source && !isQuery
    level.expected = .nothing
    levels.append(Level(isQuery: isQuery || isJoin, isList: isJoin, expected: isJoin ? .source : .nothing))
  }

  private mutating func read(word: TokenReading.Key, at index: Int) {
    switch word.id {
    case Words.from where level.isQuery && !isComparison(index): expect(.source, isList: true)
    case Words.join: expect(.source, isList: true)
    case Words.using where index + 1 < keys.count && keys[index + 1].isName: expect(.source, isList: true)
    case Words.into: expect(.target, isList: false)
    case Words.update where index == 0 || !Words.beforeNoTarget.contains(keys[index - 1].id):
      expect(.target, isList: false)
    case _ where Words.beforeRelation.contains(word.id): break
    case _ where word.isReserved:
      level.expected = .nothing
      if Words.endList.contains(word.id) { level.isList = false }
    default: name(at: index)
    }
  }

  private mutating func expect(_ expected: Expected, isList: Bool) {
    level.expected = expected
    level.isList = isList
  }

  /// `IS DISTINCT FROM`.
  private func isComparison(_ index: Int) -> Bool {
    index > 1 && keys[index - 1].id == Words.distinct && keys[index - 2].id != Words.select
  }

  private mutating func name(at index: Int) {
    guard level.expected != .nothing else { return }
    let next = index + 1 < keys.count ? keys[index + 1] : nil
    // A schema; the name comes behind it.
    if next?.isDot == true { return }
    let isFunction = level.expected == .source && next?.isOpen == true
    isRelation[index] = !isFunction && !withNames.contains(keys[index].id)
    level.expected = .nothing
  }

  private enum Words {
    static let from = id("from")
    static let join = id("join")
    static let using = id("using")
    static let into = id("into")
    static let update = id("update")
    static let distinct = id("distinct")
    static let select = id("select")
    static let `as` = id("as")
    static let beginQuery = ids("select with values insert update delete table")
    static let beforeRelation = ids("only lateral")
    /// `FOR UPDATE`, `FOR NO KEY UPDATE`, `DO UPDATE`, `ON UPDATE`.
    static let beforeNoTarget = ids("for key do on")
    static let endList = ids(
      "where group order having limit offset fetch union intersect except returning window for set")

    private static func id(_ word: String) -> UInt64 { QueryToken.id(of: Array(word.utf8)) }
    private static func ids(_ words: String) -> Set<UInt64> { Set(words.split(separator: " ").map { id(String($0)) }) }
  }
}
