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
    return marks.marks(ofDeclarationAt: function.range.start).compactMap { mark in
      guard let rule = rules.marks?[mark.name] else { return nil }
      if rule.path == true, mark.text?.hasPrefix("/") != true { return nil }
      let path = rule.kind == .route ? prefix(of: node, rules, marks).joined(with: mark.text ?? "") : mark.text ?? ""
      let words = [rule.verb ?? "", path.isEmpty ? function.qualifiedName : path].filter { !$0.isEmpty }
      return Entry(kind: rule.kind, label: words.joined(separator: " "), unit: node.unit, offset: mark.offset)
    }
  }

  /// What the class's own mark puts in front of the paths of its methods.
  private func prefix(of node: Node, _ rules: EntryPointRules, _ marks: DeclarationMarks) -> String {
    guard let prefixes = rules.prefixes, let type = linker.declarations[node.unit].types[function(node).owner] else {
      return ""
    }
    let start = units[node.unit].program.range(type.reference.node).start
    let mark = marks.marks(ofDeclarationAt: start).first { prefixes.contains($0.name) && $0.text != nil }
    return mark?.text ?? ""
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

extension String {
  /// Two parts of a path, with one slash between them.
  fileprivate func joined(with path: String) -> String {
    if isEmpty || path.isEmpty { return self + path }
    return (hasSuffix("/") ? String(dropLast()) : self) + (path.hasPrefix("/") ? "" : "/") + path
  }
}
