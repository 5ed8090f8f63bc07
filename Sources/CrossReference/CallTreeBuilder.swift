package import SourceModel

/// Makes trees of the facts of one repository.
package struct CallTreeBuilder: Sendable {
  private let facts: CallFacts
  /// Positions of the callables, by path.
  private let byPath: [String: [Int]]
  /// By callee.
  private let calls: [Int: [CallFacts.Call]]
  /// Callers of one function that an answer names.
  static let fanOut = 8

  package init(_ facts: CallFacts) {
    self.facts = facts
    byPath = Dictionary(grouping: facts.callables.indices) { facts.callables[$0].place.path }
    calls = Dictionary(grouping: facts.calls, by: \.callee)
  }

  /// The tree above the function that a site stands in; nil when it is not known, as in scripts.
  package func tree(above site: QuerySite, depth: Int) -> CallTree? {
    let around = (byPath[site.place.path] ?? []).filter { index in
      let place = facts.callables[index].place
      return place.bytes.start <= site.place.bytes.start && site.place.bytes.start <= place.bytes.end
    }
    guard let root = around.min(by: { size($0) < size($1) }) else { return nil }
    return tree(of: root, calledAt: 0, .certain, depth: depth, path: [])
  }

  private func size(_ index: Int) -> Int { facts.callables[index].place.bytes.count }

  private func tree(
    of index: Int, calledAt line: Int, _ certainty: CallFacts.Certainty, depth: Int, path: Set<Int>
  ) -> CallTree {
    var tree = CallTree(
      function: facts.callables[index], line: line, certainty: certainty, callers: [], moreCallers: 0,
      isRecursive: path.contains(index), isCut: false)
    // Who calls a function that may not be meant says little.
    if tree.isRecursive || certainty == .name { return tree }
    let callers = firstCalls(of: index)
    if depth == 0 {
      tree.isCut = !callers.isEmpty
      return tree
    }
    tree.callers = callers.prefix(Self.fanOut).map { call in
      self.tree(of: call.caller, calledAt: call.line, call.certainty, depth: depth - 1, path: path.union([index]))
    }
    tree.moreCallers = max(0, callers.count - Self.fanOut)
    return tree
  }

  /// Of each caller the surest call, the first in its file.
  private func firstCalls(of callee: Int) -> [CallFacts.Call] {
    let byCaller = Dictionary(grouping: calls[callee] ?? [], by: \.caller)
    return byCaller.values.compactMap { $0.min { ($0.certainty.rank, $0.line) < ($1.certainty.rank, $1.line) } }
      .sorted { order(of: $0) < order(of: $1) }
  }

  /// Tests last, then by how sure it is, entry points first; then by place, as callables are sorted.
  private func order(of call: CallFacts.Call) -> [Int] {
    let caller = facts.callables[call.caller]
    let kind = QuerySite.Kind.allCases.firstIndex(of: caller.kind) ?? 0
    return [kind, call.certainty.rank, caller.entryPoints.isEmpty ? 1 : 0, call.caller]
  }
}

extension CallFacts.Certainty {
  /// The surer, the lower.
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

private func < (left: [Int], right: [Int]) -> Bool { left.lexicographicallyPrecedes(right) }
