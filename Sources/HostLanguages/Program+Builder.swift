internal import SourceModel

extension Program {
  /// Puts a program together: children are added before their parents, the root last.
  struct Builder {
    private var nodes: [Node] = []
    private var children: [ID] = []
    private var names: [[UInt8]] = []
    private var nameIDs: [[UInt8]: Int32] = [:]
    private var replacements: [ID: ID] = [:]

    mutating func add(
      _ operation: Operation, name: [UInt8]? = nil, children: [ID] = [], range: ByteRange
    ) -> ID {
      if operation == .assign || operation == .pair { nameFunction(children) }
      let first = Int32(self.children.count)
      self.children.append(contentsOf: children)
      nodes.append(
        Node(
          operation: operation, name: name.map { intern($0) } ?? -1, firstChild: first,
          childCount: Int32(children.count), start: Int32(range.start), end: Int32(range.end)))
      return ID(nodes.count - 1)
    }

    /// A function without a name of its own goes by that of the variable or the key that it is assigned to.
    private mutating func nameFunction(_ children: [ID]) {
      guard children.count == 2, operation(children[1]) == .function, nodes[Int(children[1])].name < 0,
        [.read, .member, .text].contains(operation(children[0]))
      else { return }
      nodes[Int(children[1])].name = nodes[Int(children[0])].name
    }

    func operation(_ id: ID) -> Operation { nodes[Int(id)].operation }

    func children(_ id: ID) -> ArraySlice<ID> {
      let node = nodes[Int(id)]
      return children[Int(node.firstChild)..<Int(node.firstChild + node.childCount)]
    }

    var nodeCount: Int { nodes.count }

    /// Puts a node that is added later in the place of one that its parent already has.
    mutating func replace(_ id: ID, with later: ID) { replacements[id] = later }

    func finish(root: ID) -> Program {
      guard replacements.isEmpty else { return ordered(root: root) }
      return Program(Storage(nodes: nodes, children: children, names: names, root: root))
    }

    /// The program with its replacements made, and children in front of their parents again.
    private func ordered(root: ID) -> Program {
      var builder = Builder()
      var new: [ID: ID] = [:]
      var pending: [(id: ID, childrenAreDone: Bool)] = [(root, false)]
      while let (id, childrenAreDone) = pending.popLast() {
        let children = self.children(id).map { replacements[$0] ?? $0 }
        guard childrenAreDone else {
          pending.append((id, true))
          pending += children.reversed().map { ($0, false) }
          continue
        }
        let node = nodes[Int(id)]
        new[id] = builder.add(
          node.operation, name: node.name < 0 ? nil : names[Int(node.name)], children: children.compactMap { new[$0] },
          range: ByteRange(start: Int(node.start), end: Int(node.end)))
      }
      return builder.finish(root: ID(builder.nodeCount - 1))
    }

    private mutating func intern(_ name: [UInt8]) -> Int32 {
      if let id = nameIDs[name] { return id }
      let id = Int32(names.count)
      names.append(name)
      nameIDs[name] = id
      return id
    }
  }
}
