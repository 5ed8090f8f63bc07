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

  /// Behind one reference, since evaluation takes programs in hand all the time.
  final class Storage: Sendable {
    let nodes: [Node]
    let children: [ID]
    let names: [[UInt8]]
    let root: ID

    init(nodes: [Node], children: [ID], names: [[UInt8]], root: ID) {
      self.nodes = nodes
      self.children = children
      self.names = names
      self.root = root
    }
  }

  let storage: Storage

  /// Of no file: without a root.
  package init() { storage = Storage(nodes: [], children: [], names: [], root: -1) }

  init(_ storage: Storage) { self.storage = storage }

  /// The whole file: a block.
  package var root: ID { storage.root }
  var nodes: [Node] { storage.nodes }
  var names: [[UInt8]] { storage.names }

  package static func == (left: Program, right: Program) -> Bool {
    left.root == right.root && left.nodes == right.nodes && left.names == right.names
      && left.storage.children == right.storage.children
  }

  package func operation(_ id: ID) -> Operation { storage.nodes[Int(id)].operation }

  /// Empty for a node without a name.
  package func bytes(_ id: ID) -> [UInt8] {
    let name = storage.nodes[Int(id)].name
    return name < 0 ? [] : storage.names[Int(name)]
  }

  /// Empty for a node without a name; invalid UTF-8 is repaired.
  package func name(_ id: ID) -> String { String(decoding: bytes(id), as: UTF8.self) }

  package func children(_ id: ID) -> ArraySlice<ID> {
    let node = storage.nodes[Int(id)]
    return storage.children[Int(node.firstChild)..<Int(node.firstChild + node.childCount)]
  }

  /// The child at `position`, or nil when there are fewer or `nothing` stands there.
  package func child(_ id: ID, _ position: Int) -> ID? {
    let node = storage.nodes[Int(id)]
    guard position < Int(node.childCount) else { return nil }
    let child = storage.children[Int(node.firstChild) + position]
    return operation(child) == .nothing ? nil : child
  }

  package func parameters(ofFunction id: ID) -> ArraySlice<ID> {
    let parameters = children(id).dropLast()
    return parameters.last.map { operation($0) == .result } == true ? parameters.dropLast() : parameters
  }

  /// The type that a function is declared to give, as written.
  package func result(ofFunction id: ID) -> String? {
    children(id).dropLast().last.flatMap { operation($0) == .result ? name($0) : nil }
  }

  package func range(_ id: ID) -> ByteRange {
    let node = storage.nodes[Int(id)]
    return ByteRange(start: Int(node.start), end: Int(node.end))
  }

  package var nodeCount: Int { storage.nodes.count }

  /// The program with other names for what is called.
  ///
  /// - Parameter name: of a name that is called, the one to take its place; nil to leave it.
  package func renamingCallees(_ name: (String) -> String?) -> Program {
    var nodes = storage.nodes
    var names = storage.names
    var renamed: [Int32: Int32] = [:]
    for node in storage.nodes where node.operation == .call && node.childCount > 0 {
      let callee = Int(storage.children[Int(node.firstChild)])
      let old = nodes[callee].name
      guard [.read, .member].contains(nodes[callee].operation), old >= 0 else { continue }
      if renamed[old] == nil {
        let new = name(String(decoding: storage.names[Int(old)], as: UTF8.self))
        renamed[old] = new == nil ? old : Int32(names.count)
        if let new { names.append(Array(new.utf8)) }
      }
      nodes[callee].name = renamed[old] ?? old
    }
    guard names.count > storage.names.count else { return self }
    return Program(Storage(nodes: nodes, children: storage.children, names: names, root: storage.root))
  }
}
