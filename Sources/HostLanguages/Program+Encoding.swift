extension Program {
  /// The program as bytes; ``init(decoding:)`` reads them back. Little-endian base-128 numbers, no alignment.
  package var encoded: [UInt8] {
    var writer = ByteWriter()
    writer.add(names.count)
    for name in names {
      writer.add(name.count)
      writer.bytes.append(contentsOf: name)
    }
    writer.add(nodes.count)
    var child = 0
    for node in nodes {
      writer.bytes.append(node.operation.rawValue)
      writer.add(Int(node.name + 1))
      writer.add(Int(node.start))
      writer.add(Int(node.end - node.start))
      writer.add(Int(node.childCount))
      // Builders add a node's children in one go, so that the pool is in the order of the nodes.
      for _ in 0..<node.childCount {
        writer.add(Int(storage.children[child]))
        child += 1
      }
    }
    writer.add(Int(root))
    return writer.bytes
  }

  /// nil when the bytes are not those of a program.
  package init?(decoding bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard let nameCount = reader.next(atMost: bytes.count) else { return nil }
    var names: [[UInt8]] = []
    for _ in 0..<nameCount {
      guard let count = reader.next(atMost: bytes.count), let name = reader.take(count) else { return nil }
      names.append(name)
    }
    guard let nodeCount = reader.next(atMost: bytes.count) else { return nil }
    var nodes: [Node] = []
    var children: [ID] = []
    nodes.reserveCapacity(nodeCount)
    for _ in 0..<nodeCount {
      guard let node = reader.nextNode(nameCount: nameCount, children: &children, position: nodes.count) else {
        return nil
      }
      nodes.append(node)
    }
    guard let root = reader.next(atMost: nodeCount - 1) else { return nil }
    self.init(Storage(nodes: nodes, children: children, names: names, root: ID(root)))
  }
}
