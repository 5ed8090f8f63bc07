internal import TreeSitter

/// How nodes of one kind become operations: a shape whose holes are filled from the node's children.
///
/// Written as `operation<name>(slot, …)`; see `Grammars/README.md`.
struct LoweringRule: Sendable {
  /// When the rule applies; of the rules of a kind, the first that applies is used.
  enum Guard: Sendable, Equatable {
    /// A child is this token, or a node of this kind.
    case token(Set<Grammar.Symbol>)
    /// That many named children, comments not counted.
    case count(Int)
    /// The field is there.
    case field(Grammar.Field)
    case always
  }

  /// Which children fill a bucket.
  enum Slot: Sendable, Equatable {
    case field(Grammar.Field)
    /// The nth of the named children without a field that have no slot of their own, from 1.
    case position(Int)
    /// All named children that nothing else takes.
    case rest
  }

  /// What a bucket keeps of a child.
  enum Mode: Sendable, Equatable {
    case lowered
    /// Its source text, as a name.
    case source
  }

  struct Bucket: Sendable, Equatable {
    var slot: Slot
    var mode: Mode
    /// Instead of the child itself, the first node of these kinds within it; empty for the child.
    var within: Set<Grammar.Symbol> = []
  }

  indirect enum Shape: Sendable {
    /// - Parameter many: all that the bucket holds; otherwise the first, or `nothing`.
    case bucket(Int, many: Bool)
    case operation(Operation, name: Name, children: [Shape])
  }

  enum Name: Sendable {
    case none
    /// The node's own source text.
    case own
    case bucket(Int)
    /// As the table writes it.
    case constant([UInt8])
  }

  var condition: Guard
  var buckets: [Bucket]
  var shape: Shape

  /// What the node itself becomes; nil for what takes the place of a child.
  var operation: Operation? {
    if case .operation(let operation, _, _) = shape { return operation }
    return nil
  }
}
