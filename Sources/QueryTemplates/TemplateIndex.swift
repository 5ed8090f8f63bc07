/// Many templates, to find those that a query may come from without comparing it with each.
///
/// Each template is filed under the rarest word that all of its texts have, so the cost of a look-up grows with the
/// templates that share a rare word with the query, not with their number.
package struct TemplateIndex: Sendable {
  private struct Entry {
    var template: Int
    var words: [UInt64]
  }

  private var entriesByWord: [UInt64: [Entry]] = [:]
  /// Templates without a word that all of their texts have.
  private var always: [Int] = []
  private var all: [Int] = []
  private let vocabularies: Vocabularies

  /// Files automata under their positions in the array. Those that are too open are left out: they would answer for
  /// everything.
  package init(_ automata: [TokenAutomaton]) {
    vocabularies = Vocabularies(automata)
    var frequencies: [UInt64: Int] = [:]
    for automaton in automata {
      for words in automaton.requiredWords { for word in words { frequencies[word, default: 0] += 1 } }
    }
    for (number, automaton) in automata.enumerated() where !automaton.isTooOpen {
      all.append(number)
      file(automaton, as: number, frequencies: frequencies)
    }
  }

  private mutating func file(_ automaton: TokenAutomaton, as number: Int, frequencies: [UInt64: Int]) {
    let rarest = automaton.requiredWords.map { $0.min { (frequencies[$0] ?? 0, $0) < (frequencies[$1] ?? 0, $1) } }
    if rarest.isEmpty || rarest.contains(nil) {
      always.append(number)
      return
    }
    for (words, rarest) in zip(automaton.requiredWords, rarest) {
      guard let rarest else { continue }
      entriesByWord[rarest, default: []].append(Entry(template: number, words: words.filter { $0 != rarest }))
    }
  }

  /// Hands over what each template is filed under, once for each way through it: the words that all of its texts have, the
  /// rarest apart; nil where there is none. So the look-up can be done elsewhere by the same rule.
  package func eachEntry(_ body: (_ template: Int, _ rarest: UInt64?, _ others: Set<UInt64>) -> Void) {
    for template in always { body(template, nil, []) }
    for (word, entries) in entriesByWord.sorted(by: { $0.key < $1.key }) {
      for entry in entries { body(entry.template, word, Set(entry.words)) }
    }
  }

  /// The positions of the automata that can match the query, in ascending order: none that can is missing, but not all of
  /// these do. All of them for a text whose end is cut off, since the rare word may have stood there.
  package func candidates(for query: QueryTokens) -> [Int] {
    if query.isTruncated { return all }
    let words = query.words
    var found = Set(always)
    for word in words {
      for entry in entriesByWord[word] ?? [] where entry.words.allSatisfy(words.contains) {
        found.insert(entry.template)
      }
    }
    return found.sorted()
  }

  /// Those of them with which it is worth its while to compare the query: a match with them could be good enough.
  ///
  /// - Parameter isEnough: what a match would be at best, for each way to read the query.
  package func candidates(for query: QueryTokens, where isEnough: (TemplateMatch) -> Bool) -> [Int] {
    let tallies = query.tallies
    return candidates(for: query).filter { template in
      tallies.contains { isEnough(vocabularies.bestCase(of: template, for: $0)) }
    }
  }

  /// What a match of the query with a template would be at best, for each way to read the query.
  package func bestCases(of template: Int, for query: QueryTokens) -> [TemplateMatch] {
    query.tallies.map { vocabularies.bestCase(of: template, for: $0) }
  }
}

extension QueryTokens {
  fileprivate var tallies: [TokenTally] { readings.filter { $0.count > 0 }.map(TokenTally.init) }
}
