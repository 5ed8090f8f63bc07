/// The parse tree of a text: what libpg_query's protobuf message holds, as a Swift value.
///
/// Nodes lie in flat arrays and name each other by index. So a tree is compact, and dropping a deep one, which for nested
/// objects would recurse, takes no stack.
package struct SyntaxTree: Sendable {
  let storage: Storage

  /// The statements of the text, in order: nodes of kind ``SyntaxKind/rawStatement``.
  package var statements: [SyntaxNode] { SyntaxNode(storage: storage, index: storage.root).nodes(.stmts) }

  /// Whether a node of the kind stands anywhere in it.
  package func contains(_ kind: SyntaxKind) -> Bool {
    storage.nodes.contains { MessageLayouts.all[$0.layout].kind == kind }
  }

  final class Storage: Sendable {
    struct Node {
      var layout: Int
      var firstField: Int
      var fieldCount: Int
    }

    struct Field {
      /// Its place among the fields of the node's layout.
      var position: Int
      var value: Value
    }

    enum Value {
      case node(Int)
      case list(first: Int, count: Int)
      case text(String)
      case integer(Int)
      case float(Double)
    }

    let nodes: [Node]
    let fields: [Field]
    /// The items of all lists, as indices of nodes.
    let items: [Int]
    let root: Int

    init(nodes: [Node], fields: [Field], items: [Int], root: Int) {
      self.nodes = nodes
      self.fields = fields
      self.items = items
      self.root = root
    }
  }
}
