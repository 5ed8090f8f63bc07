package import SourceModel

/// A source file, lowered: a tree of operations, in arrays so that it is cheap to keep and to load.
///
/// Knows neither its language nor its path; the same bytes give the same program.
package struct Program: Sendable, Equatable {
  package typealias ID = Int32

  package struct Node: Sendable, Equatable {
    package var operation: Operation
    /// Index into `names`; -1 for none.
    var name: Int32
    var firstChild: Int32
    var childCount: Int32
    var start: Int32
    var end: Int32
  }

  private(set) var nodes: [Node] = []
  private(set) var children: [ID] = []
  private(set) var names: [[UInt8]] = []
  /// The whole file: a block.
  package private(set) var root: ID = -1

  package init() {}

  package func operation(_ id: ID) -> Operation { nodes[Int(id)].operation }

  /// Empty for a node without a name.
  package func bytes(_ id: ID) -> [UInt8] {
    let name = nodes[Int(id)].name
    return name < 0 ? [] : names[Int(name)]
  }

  /// Empty for a node without a name; invalid UTF-8 is repaired.
  package func name(_ id: ID) -> String { String(decoding: bytes(id), as: UTF8.self) }

  package func children(_ id: ID) -> ArraySlice<ID> {
    let node = nodes[Int(id)]
    return children[Int(node.firstChild)..<Int(node.firstChild + node.childCount)]
  }

  /// The child at `position`, or nil when there are fewer or `nothing` stands there.
  package func child(_ id: ID, _ position: Int) -> ID? {
    let node = nodes[Int(id)]
    guard position < Int(node.childCount) else { return nil }
    let child = children[Int(node.firstChild) + position]
    return operation(child) == .nothing ? nil : child
  }

  package func range(_ id: ID) -> ByteRange {
    let node = nodes[Int(id)]
    return ByteRange(start: Int(node.start), end: Int(node.end))
  }

  package var nodeCount: Int { nodes.count }

  /// Children are added before their parents, the root last.
  struct Builder {
    private var program = Program()
    private var nameIDs: [[UInt8]: Int32] = [:]

    mutating func add(
      _ operation: Operation, name: [UInt8]? = nil, children: [ID] = [], range: ByteRange
    ) -> ID {
      let first = Int32(program.children.count)
      program.children.append(contentsOf: children)
      program.nodes.append(
        Node(
          operation: operation, name: name.map { intern($0) } ?? -1, firstChild: first,
          childCount: Int32(children.count), start: Int32(range.start), end: Int32(range.end)))
      return ID(program.nodes.count - 1)
    }

    func operation(_ id: ID) -> Operation { program.operation(id) }
    func children(_ id: ID) -> ArraySlice<ID> { program.children(id) }
    var nodeCount: Int { program.nodes.count }

    mutating func finish(root: ID) -> Program {
      program.root = root
      return program
    }

    private mutating func intern(_ name: [UInt8]) -> Int32 {
      if let id = nameIDs[name] { return id }
      let id = Int32(program.names.count)
      program.names.append(name)
      nameIDs[name] = id
      return id
    }
  }
}

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
        writer.add(Int(children[child]))
        child += 1
      }
    }
    writer.add(Int(root))
    return writer.bytes
  }

  /// nil when the bytes are not those of a program.
  package init?(decoding bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    self.init()
    guard let nameCount = reader.next(atMost: bytes.count) else { return nil }
    for _ in 0..<nameCount {
      guard let count = reader.next(atMost: bytes.count), let name = reader.take(count) else { return nil }
      names.append(name)
    }
    guard let nodeCount = reader.next(atMost: bytes.count) else { return nil }
    nodes.reserveCapacity(nodeCount)
    for _ in 0..<nodeCount {
      guard let node = reader.nextNode(nameCount: nameCount, children: &children, position: nodes.count) else {
        return nil
      }
      nodes.append(node)
    }
    guard let root = reader.next(atMost: nodeCount - 1) else { return nil }
    self.root = ID(root)
  }
}
