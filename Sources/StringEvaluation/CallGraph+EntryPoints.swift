internal import HostLanguages
internal import SourceModel

extension CallGraph {
  /// How frameworks come to call a function, as far as its file and its class tell.
  ///
  /// - Parameters:
  ///   - marks: of its file.
  ///   - isHelper: other functions of its class call it, so that its being a method says nothing.
  package func entryPoints(of node: Node, _ marks: DeclarationMarks, isHelper: Bool) -> [Entry] {
    let function = function(node)
    var entries = registered[node] ?? []
    entries += function.entries.map { Entry(kind: $0.kind, label: $0.label, unit: node.unit, offset: $0.offset) }
    let rules = units[node.unit].language.entryPoints ?? EntryPointRules()
    if entries.isEmpty, !function.name.isEmpty { entries += marked(node, rules, marks) }
    if entries.isEmpty, !isHelper, let rule = rules.types?.first(where: { applies($0, to: node) }) {
      entries.append(
        Entry(kind: rule.kind, label: function.qualifiedName, unit: node.unit, offset: function.range.start))
    }
    return entries.map { entry in
      var entry = entry
      if entry.label.isEmpty { entry.label = function.qualifiedName }
      return entry
    }
  }

  private func marked(_ node: Node, _ rules: EntryPointRules, _ marks: DeclarationMarks) -> [Entry] {
    let function = function(node)
    let standing = marks.marks(ofDeclarationAt: function.range.start)
    // Those of a class stand close to its first method, too.
    if let ofType = typeMarks(of: node, marks).first, standing.contains(ofType) { return [] }
    var found = standing.compactMap { mark in rules.marks?[mark.name].map { (mark: mark, rule: $0) } }
    // `@GET @Path("/orders")`: one says the verb, the other the path.
    let isVerb = found.contains { $0.rule.verb != nil && $0.mark.text == nil }
    let path = isVerb ? found.firstIndex { $0.rule.kind == .route && $0.rule.verb == nil } : nil
    let shared = path.map { found.remove(at: $0).mark }
    return found.compactMap { mark, rule in
      let text = mark.text ?? shared?.text ?? ""
      if rule.path == true, !text.hasPrefix("/") { return nil }
      let path = rule.kind == .route ? prefix(of: node, rules, mark, marks).joined(withPath: text) : text
      let words = [rule.verb ?? "", path.isEmpty ? function.qualifiedName : path].filter { !$0.isEmpty }
      return Entry(kind: rule.kind, label: words.joined(separator: " "), unit: node.unit, offset: mark.offset)
    }
  }

  /// What the class's own mark puts in front of the paths of its methods, or the router that a mark belongs to.
  private func prefix(
    of node: Node, _ rules: EntryPointRules, _ mark: DeclarationMarks.Mark, _ marks: DeclarationMarks
  ) -> String {
    if function(node).owner.isEmpty { return outlines[node.unit].routers?[mark.object] ?? "" }
    let ofType = typeMarks(of: node, marks).first { rules.prefixes?.contains($0.name) == true && $0.text != nil }
    return ofType?.text ?? ""
  }

  private func typeMarks(of node: Node, _ marks: DeclarationMarks) -> [DeclarationMarks.Mark] {
    guard let type = linker.declarations[node.unit].types[function(node).owner] else { return [] }
    return marks.marks(ofDeclarationAt: units[node.unit].program.range(type.reference.node).start)
  }

  private func applies(_ rule: EntryPointRules.TypeRule, to node: Node) -> Bool {
    let function = function(node)
    guard !function.owner.isEmpty, rule.methods?.contains(function.name) ?? true else { return false }
    return bases(of: function.owner, in: node.unit).contains { base in
      rule.base.hasPrefix("*") ? base.hasSuffix(rule.base.dropFirst()) : base == rule.base
    }
  }

  /// The last names of all that a type is made from, as far as the repository has them and one further.
  private func bases(of owner: String, in unit: Int) -> Set<String> {
    var found: Set<String> = []
    var open = [(owner, unit)]
    var seen: Set<String> = []
    while let (type, unit) = open.popLast(), found.count < 50 {
      for base in outlines[unit].bases[type] ?? [] {
        let last = base.split { ".\\:".contains($0) }.last.map(String.init) ?? base
        found.insert(last)
        if case .type(let known)? = linker.resolve(base, in: unit), seen.insert("\(known.unit) \(known.name)").inserted
        {
          open.append((known.name, known.unit))
        }
      }
    }
    return found
  }

  /// What registrations by name make entry points of.
  func entryPointsByRegistration() -> [Node: [Entry]] {
    var entries: [Node: [Entry]] = [:]
    for (unit, outline) in outlines.enumerated() {
      for registration in outline.registrations {
        for node in handlers(registration.handler, in: unit) {
          entries[node, default: []].append(
            Entry(
              kind: registration.entry.kind, label: registration.entry.label, unit: unit,
              offset: registration.entry.offset))
        }
      }
    }
    return entries
  }

  private func handlers(_ handler: CallOutline.Call, in unit: Int) -> [Node] {
    // A class that is handed over is called by its methods.
    if let type = typeNamed(handler.name, in: unit) {
      return (linker.declaration(of: type)?.functions.values.compactMap { node(of: $0) } ?? []).sorted()
    }
    let found = targets(of: handler, in: unit)
    if !found.nodes.isEmpty { return found.certainty == .name ? [] : found.nodes }
    // `users#index` means a class that is named after it.
    guard case .named(let receiver) = handler.receiver else { return [] }
    let wanted = receiver.comparableName + "controller"
    return (named[handler.name] ?? []).filter { function($0).owner.comparableName == wanted }
  }

  private func typeNamed(_ name: String, in unit: Int) -> TypeReference? {
    guard case .type(let type)? = linker.resolve(name, in: unit) else { return nil }
    return type
  }
}
