/// The words and symbols that stand anywhere in each of many templates.
///
/// They are asked for the tokens of each query and each template that it may come from, so all stand in one array, and no
/// reference is counted on the way.
struct Vocabularies: Sendable {
  /// Where a template's table stands: open addressing, at most half full, 0 where it is free. The ids are hashes already.
  private struct Table {
    var start: Int
    var mask: Int
    var hasPatterns: Bool
  }

  private var slots: [UInt64] = []
  private var tables: [Table] = []

  init(_ automata: [TokenAutomaton]) {
    for automaton in automata {
      let ids = Set(automaton.graph.edges.lazy.filter { $0.kind == .word || $0.kind == .symbol }.map(\.id))
      add(ids, hasPatterns: !automaton.patterns.isEmpty)
    }
  }

  private mutating func add(_ ids: Set<UInt64>, hasPatterns: Bool) {
    var capacity = 4
    while capacity < 2 * ids.count { capacity *= 2 }
    let table = Table(start: slots.count, mask: capacity - 1, hasPatterns: hasPatterns)
    slots += repeatElement(0, count: capacity)
    tables.append(table)
    for id in ids.sorted() where id != 0 { slots[slot(of: id, in: table)] = id }
  }

  /// Where it stands, or the free slot where it would.
  @inline(__always)
  private func slot(of id: UInt64, in table: Table) -> Int {
    var place = Int(truncatingIfNeeded: id) & table.mask
    while slots[table.start + place] != 0, slots[table.start + place] != id { place = (place + 1) & table.mask }
    return table.start + place
  }

  /// What a match of the query would be at best: whatever stands somewhere in the template is taken as fixed, and only the rest
  /// as filled in, as names.
  ///
  /// No match has more that is fixed. It takes a look at each token, while comparing has to follow all ways through the template;
  /// of templates that are mostly holes, nearly all comparisons end in a match that says nothing.
  func bestCase(of template: Int, for query: TokenTally) -> TemplateMatch {
    let table = tables[template]
    var best = TemplateMatch(relations: query.relationCount, values: query.valueCount)
    for (key, count) in query.counts {
      let isKnown = key.id != 0 && slots[slot(of: key.id, in: table)] == key.id
      if !isKnown { best.names += count }
      if key.kind == .symbol {
        if isKnown { best.fixedSymbols += count }
        continue
      }
      if isKnown { best.fixedWords += count }
      if isKnown && key.isTelling { best.fixedNames += count }
      if key.isRelation && (isKnown || table.hasPatterns) { best.fixedRelations += count }
    }
    return best
  }
}

/// The tokens of a query without their order, each with how often it stands there.
struct TokenTally {
  /// Words and symbols.
  let counts: [(key: TokenReading.Key, count: Int)]
  let valueCount: Int
  let relationCount: Int

  init(_ reading: TokenReading) {
    var counts: [TokenReading.Key: Int] = [:]
    for key in reading.keys where key.kind == .word || key.kind == .symbol { counts[key, default: 0] += 1 }
    self.counts = counts.map { ($0.key, $0.value) }
    valueCount = reading.keys.count(where: \.isValue)
    relationCount = reading.relationCount
  }
}
