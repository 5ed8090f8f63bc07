internal import HostLanguages
internal import SourceModel
internal import StringEvaluation

extension CallerSearch {
  /// What is found, with lines for offsets.
  ///
  /// - Parameters:
  ///   - mentions: how many files that were not read mention a name.
  ///   - texts: of the units' files.
  func facts(kinds: SiteKinds, mentions: (String) -> Int, texts: inout SourceTexts) -> CallFacts {
    let nodes = Set(edges.keys).union(edges.values.joined().map(\.caller)).sorted { order($0) < order($1) }
    let positions = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($0.element, $0.offset) })
    var facts = CallFacts()
    for node in nodes { facts.callables.append(callable(node, kinds, mentions, &texts)) }
    for (callee, callers) in edges {
      for edge in callers {
        guard let caller = positions[edge.caller], let callee = positions[callee] else { continue }
        let line = texts.line(graph.units[edge.caller.unit].path, edge.offset)
        facts.calls.append(
          CallFacts.Call(caller: caller, callee: callee, line: line, certainty: edge.certainty))
      }
    }
    facts.calls = Array(Set(facts.calls)).sorted()
    return facts
  }

  private func order(_ node: CallGraph.Node) -> FileRange {
    let range = graph.range(of: node)
    return FileRange(path: graph.units[node.unit].path, bytes: range, lines: LineRange(first: 0, last: node.function))
  }

  private func callable(
    _ node: CallGraph.Node, _ kinds: SiteKinds, _ mentions: (String) -> Int, _ texts: inout SourceTexts
  ) -> CallFacts.Callable {
    let path = graph.units[node.unit].path
    let name = graph.calledName(of: node)
    var entries = graph.entryPoints(of: node, texts.marks(path), isHelper: isHelper(node)).map { entry in
      let path = graph.units[entry.unit].path
      return EntryPoint(kind: entry.kind, label: entry.label, path: path, line: texts.line(path, entry.offset))
    }
    let place = texts.place(path, graph.range(of: node))
    if entries.isEmpty, let kind = kindByFile(of: node) {
      entries = [EntryPoint(kind: kind, label: path, path: path, line: place.lines.first)]
    }
    // Of a caller that is not followed, nothing is known of its own callers.
    let isFollowed = edges[node] != nil && !name.isEmpty
    return CallFacts.Callable(
      function: graph.qualifiedName(of: node), place: place, kind: kinds.kind(ofFile: path),
      entryPoints: Array(Set(entries)).sorted(), namesakes: name.isEmpty ? 0 : max(0, graph.namesakes(of: name) - 1),
      unclearCalls: unclear[node] ?? 0, unreadFiles: isFollowed ? mentions(name) : 0)
  }

  private func isHelper(_ node: CallGraph.Node) -> Bool {
    edges[node]?.contains { $0.certainty == .certain && graph.areOfOneType($0.caller, node) } ?? false
  }

  /// Some frameworks call what stands in certain files.
  private func kindByFile(of node: CallGraph.Node) -> EntryPoint.Kind? {
    let unit = graph.units[node.unit]
    let name = graph.qualifiedName(of: node)
    guard !name.contains(".") else { return nil }
    return unit.language.entryPoints?.files?.first { rule in
      IgnoreRules(patterns: [rule.path]).ignores(unit.path) && (rule.functions?.contains(name) ?? !name.isEmpty)
    }?.kind
  }
}
