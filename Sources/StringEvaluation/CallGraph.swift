internal import HostLanguages
package import SourceModel

/// Who calls whom in a repository, joined by names: without types, so with some doubt, which each call tells.
package struct CallGraph: Sendable {
  /// A function of some unit: positions of the unit and among its functions.
  package struct Node: Hashable, Sendable, Comparable {
    package var unit: Int
    package var function: Int

    package static func < (left: Node, right: Node) -> Bool {
      (left.unit, left.function) < (right.unit, right.function)
    }
  }

  /// A call that means, or may mean, a function.
  package struct Edge: Sendable {
    package var caller: Node
    /// Of the call, in the caller's unit.
    package var offset: Int
    package var certainty: CallFacts.Certainty
  }

  /// An entry point, and where in some unit it is told.
  package struct Entry: Sendable {
    package var kind: EntryPoint.Kind
    package var label: String
    package var unit: Int
    package var offset: Int
  }

  package let units: [SourceUnit]
  let outlines: [CallOutline]
  let linker: Linker
  /// The functions of each name.
  let named: [String: [Node]]
  /// The names of types with methods, as they are compared.
  let comparableOwners: [String: String]
  /// The calls of each name, by unit and position.
  private let calls: [String: [(unit: Int, call: Int)]]
  /// What registrations of functions by their names come to.
  private(set) var registered: [Node: [Entry]] = [:]
  private var nodes: [FunctionReference: Node] = [:]

  /// Of a name that more functions have, a call that cannot be told apart is not counted as one of each.
  package static let mostNamesakes = 8

  package init(_ units: [SourceUnit], _ outlines: [UnitCalls]) {
    self.units = units
    self.outlines = outlines.map(\.outline)
    linker = Linker(units, findsSenders: false)
    var named: [String: [Node]] = [:]
    var calls: [String: [(unit: Int, call: Int)]] = [:]
    for (unit, outline) in self.outlines.enumerated() {
      for (index, function) in outline.functions.enumerated() where !function.name.isEmpty {
        let node = Node(unit: unit, function: index)
        named[function.name, default: []].append(node)
        nodes[FunctionReference(unit: unit, node: function.node, name: "", owner: nil)] = node
      }
      for (index, call) in outline.calls.enumerated() { calls[call.name, default: []].append((unit, index)) }
    }
    self.named = named
    self.calls = calls
    let owners = Set(self.outlines.flatMap { $0.functions.map(\.owner) })
    comparableOwners = Dictionary(uniqueKeysWithValues: owners.map { ($0, $0.comparableName) })
    registered = entryPointsByRegistration()
  }

  func function(_ node: Node) -> CallOutline.Function { outlines[node.unit].functions[node.function] }

  func node(of reference: FunctionReference) -> Node? {
    nodes[FunctionReference(unit: reference.unit, node: reference.node, name: "", owner: nil)]
  }

  package func name(of node: Node) -> String { function(node).name }

  /// With its type; empty for the code outside of functions.
  package func qualifiedName(of node: Node) -> String { function(node).qualifiedName }

  package func areOfOneType(_ one: Node, _ other: Node) -> Bool {
    one.unit == other.unit && function(one).owner == function(other).owner && !function(one).owner.isEmpty
  }

  package func range(of node: Node) -> ByteRange { function(node).range }

  /// How many functions have the name.
  package func namesakes(of name: String) -> Int { named[name]?.count ?? 0 }

  /// The innermost function around a place.
  package func node(around offset: Int, in unit: Int) -> Node {
    Node(unit: unit, function: outlines[unit].function(around: offset))
  }

  /// The calls by a name.
  package struct Callers: Sendable {
    /// By function: the calls that mean it, or may mean it.
    package var edges: [Node: [Edge]] = [:]
    /// How many calls there are besides of which too little can be told.
    package var unclear = 0
  }

  package func callers(byName name: String) -> Callers {
    var found = Callers()
    guard !name.isEmpty else { return found }
    for (unit, index) in calls[name] ?? [] {
      let call = outlines[unit].calls[index]
      let targets = targets(of: call, in: unit)
      if targets.isUnclear { found.unclear += 1 }
      let caller = Node(unit: unit, function: call.caller)
      let edge = Edge(caller: caller, offset: call.offset, certainty: targets.certainty)
      for node in targets.nodes where node != caller { found.edges[node, default: []].append(edge) }
    }
    return found
  }

  /// By which name a function is called.
  package func calledName(of node: Node) -> String {
    let function = function(node)
    // A constructor is called by its type's name.
    let isConstructor = !function.owner.isEmpty && function.name == constructor(of: function.owner, in: node.unit)
    return isConstructor ? function.owner : function.name
  }

  private func constructor(of type: String, in unit: Int) -> String { units[unit].language.constructor ?? type }
}

/// Who is called in one unit, by names: what is made of each unit alone.
package struct UnitCalls: Sendable {
  let outline: CallOutline

  package init(of source: SourceUnit) { outline = CallOutline(of: source) }
}
