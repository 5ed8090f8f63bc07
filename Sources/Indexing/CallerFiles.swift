internal import PostgresParser
internal import SourceModel
internal import StringEvaluation

/// The files that were read because they may call what leads to sites, beside those that may send something.
struct CallerFiles {
  private(set) var files: [SourceFile] = []
  private var units: [SourceUnit] = []
  /// By path: what is made of each unit alone.
  private var calls: [String: UnitCalls] = [:]

  mutating func add(_ file: SourceFile, _ unit: SourceUnit) {
    files.append(file)
    units.append(unit)
  }

  /// Goes up from all that was evaluated to send something.
  mutating func search(from evaluations: [UnitEvaluation], in evaluated: [SourceUnit], workers: Int) -> CallerSearch {
    let all = evaluated + units
    orderedMap(all.filter { calls[$0.path] == nil }, workers: workers) {
      UnitCalls(of: $0)
    } merge: {
      calls[$0.path] = $1
    }
    let graph = CallGraph(all, all.compactMap { calls[$0.path] })
    return CallerSearch(graph, from: evaluations.flatMap(\.sites).map { ($0.unit, $0.range.start) })
  }

  /// What is found in the end.
  mutating func facts(
    from evaluations: [UnitEvaluation], in evaluated: [SourceUnit], workers: Int, kinds: SiteKinds,
    mentions: (String) -> Int, texts: SourceTexts
  ) -> CallFacts {
    var texts = texts
    return search(from: evaluations, in: evaluated, workers: workers)
      .facts(kinds: kinds, mentions: mentions, texts: &texts)
  }
}
