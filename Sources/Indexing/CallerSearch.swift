internal import HostLanguages
internal import SourceModel
internal import StringEvaluation

/// Finds who calls the functions that send queries, upward, over the files that were read.
struct CallerSearch {
  /// How often files are taken for the names of callers: each round may go up one level in files that were not read.
  static let rounds = 4
  /// A name that more files mention tells too little to read them all.
  static let mostFilesOfAName = 60
  private static let mostCallables = 20_000

  let graph: CallGraph
  /// Callable functions and all that is known to call them.
  private(set) var edges: [CallGraph.Node: [CallGraph.Edge]] = [:]
  private(set) var unclear: [CallGraph.Node: Int] = [:]

  /// - Parameter senders: places that send something: a unit, and an offset in it.
  init(_ graph: CallGraph, from senders: [(unit: Int, offset: Int)]) {
    self.graph = graph
    var open = Array(Set(senders.map { graph.node(around: $0.offset, in: $0.unit) })).sorted()
    var byName: [String: CallGraph.Callers] = [:]
    while let node = open.popLast(), edges.count < Self.mostCallables {
      guard edges[node] == nil else { continue }
      let name = graph.calledName(of: node)
      let known = byName[name] ?? graph.callers(byName: name)
      byName[name] = known
      let callers = known.edges[node] ?? []
      edges[node] = callers
      unclear[node] = known.unclear
      // Who calls a function that may not be meant at all says little.
      for edge in callers where edge.certainty != .name && edges[edge.caller] == nil { open.append(edge.caller) }
    }
  }

  /// The names by which the functions so far are called, unless very many have the name.
  var names: [String] {
    Set(edges.keys.map { graph.calledName(of: $0) })
      .filter { !$0.isEmpty && graph.namesakes(of: $0) <= CallGraph.mostNamesakes }.sorted()
  }
}
