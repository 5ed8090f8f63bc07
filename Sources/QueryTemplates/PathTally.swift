/// What a path through an automaton has accounted for so far: ``TemplateMatch`` in the making.
///
/// Two counts of 32 bits share a word, those that matter more first, so that adding and comparing take few instructions: of all
/// that comparing does, this is done most often.
struct PathTally {
  /// Fixed words and symbols, and constants: the more, the better.
  private var known: UInt64 = 0
  /// Tokens of which nothing is known, and those of names: the fewer, the better.
  private var filledIn: UInt64 = 0
  /// Holes, and choices in quarters of a bit: the fewer, the better.
  private var freedom: UInt64 = 0
  /// Fixed words, and those of them that tell.
  private var words: UInt64 = 0
  /// Fixed names of relations, and values.
  private var others: UInt64 = 0

  private static let first: UInt64 = 1 << 32

  mutating func addWord(_ key: TokenReading.Key) {
    known += Self.first
    words += key.isTelling ? Self.first + 1 : Self.first
    if key.isRelation { others += Self.first }
  }

  mutating func addSymbol() { known += Self.first }
  mutating func addConstant() { known += 1 }
  mutating func addValue() { others += 1 }
  mutating func addHole() { freedom += Self.first }
  mutating func addChoices(_ quarters: UInt8) { freedom += UInt64(quarters) }
  mutating func addUnknown(_ count: Int) { filledIn += UInt64(count) << 32 }
  mutating func addNames(_ count: Int) { filledIn += UInt64(count) }

  /// A name of which a part is known.
  mutating func addPattern(_ key: TokenReading.Key) {
    addNames(1)
    addHole()
    if key.isRelation { others += Self.first }
  }

  /// Whether it explains the query worse than the other: by fewer fixed tokens, or with more of it in holes.
  func isWorse(than other: PathTally) -> Bool {
    if known != other.known { return known < other.known }
    if filledIn != other.filledIn { return filledIn > other.filledIn }
    return freedom > other.freedom
  }

  func match(relations: Int, isPrefix: Bool) -> TemplateMatch {
    let fixedWords = Self.upper(words)
    return TemplateMatch(
      fixedWords: fixedWords, fixedNames: Self.lower(words), relations: relations, fixedRelations: Self.upper(others),
      fixedSymbols: Self.upper(known) - fixedWords, fixedConstants: Self.lower(known), values: Self.lower(others),
      names: Self.lower(filledIn), unknown: Self.upper(filledIn), holes: Self.upper(freedom),
      choices: Double(Self.lower(freedom)) / 4, isPrefix: isPrefix)
  }

  private static func upper(_ word: UInt64) -> Int { Int(word >> 32) }
  private static func lower(_ word: UInt64) -> Int { Int(word & 0xffff_ffff) }
}
