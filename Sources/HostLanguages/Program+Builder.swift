internal import SourceModel

extension Program {
  /// Puts a program together: children are added before their parents, the root last.
  struct Builder {
    private var nodes: [Node] = []
    private var children: [ID] = []
    private var names: [[UInt8]] = []
    private var nameIDs: [[UInt8]: Int32] = [:]

    mutating func add(
      _ operation: Operation, name: [UInt8]? = nil, children: [ID] = [], range: ByteRange
    ) -> ID {
      let first = Int32(self.children.count)
      self.children.append(contentsOf: children)
      nodes.append(
        Node(
          operation: operation, name: name.map { intern($0) } ?? -1, firstChild: first,
          childCount: Int32(children.count), start: Int32(range.start), end: Int32(range.end)))
      return ID(nodes.count - 1)
    }

    func operation(_ id: ID) -> Operation { nodes[Int(id)].operation }

    func children(_ id: ID) -> ArraySlice<ID> {
      let node = nodes[Int(id)]
      return children[Int(node.firstChild)..<Int(node.firstChild + node.childCount)]
    }

    var nodeCount: Int { nodes.count }

    func finish(root: ID) -> Program {
      Program(Storage(nodes: nodes, children: children, names: names, root: root))
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
