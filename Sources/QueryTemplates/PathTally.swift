/// What a path through an automaton has accounted for so far: ``TemplateMatch`` in the making, small and flat.
struct PathTally {
  var fixedWords: Int32 = 0
  var fixedNames: Int32 = 0
  var fixedRelations: Int32 = 0
  var fixedSymbols: Int32 = 0
  var fixedConstants: Int32 = 0
  var values: Int32 = 0
  var names: Int32 = 0
  var unknown: Int32 = 0
  var holes: Int32 = 0
  /// In quarters of a bit.
  var choices: Int32 = 0

  /// Whether it explains the query worse than the other: by fewer fixed tokens, or with more of it in holes.
  func isWorse(than other: PathTally) -> Bool {
    let fixed = fixedWords + fixedSymbols
    let otherFixed = other.fixedWords + other.fixedSymbols
    if fixed != otherFixed { return fixed < otherFixed }
    if fixedConstants != other.fixedConstants { return fixedConstants < other.fixedConstants }
    if unknown != other.unknown { return unknown > other.unknown }
    if names != other.names { return names > other.names }
    if holes != other.holes { return holes > other.holes }
    return choices > other.choices
  }

  func match(relations: Int, isPrefix: Bool) -> TemplateMatch {
    TemplateMatch(
      fixedWords: Int(fixedWords), fixedNames: Int(fixedNames), relations: relations,
      fixedRelations: Int(fixedRelations), fixedSymbols: Int(fixedSymbols), fixedConstants: Int(fixedConstants),
      values: Int(values), names: Int(names), unknown: Int(unknown), holes: Int(holes),
      choices: Double(choices) / 4, isPrefix: isPrefix)
  }
}
