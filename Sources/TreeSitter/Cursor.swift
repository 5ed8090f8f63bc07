internal import CTreeSitter
package import SourceModel

/// A place in a syntax tree that moves from node to node.
@safe package struct Cursor: ~Copyable {
  private var cursor: TSTreeCursor

  init(_ cursor: TSTreeCursor) { unsafe self.cursor = cursor }

  deinit {
    var own = unsafe cursor
    unsafe ts_tree_cursor_delete(&own)
  }

  /// Each of the three tells whether there was such a node; the cursor stays where it is otherwise.
  package mutating func moveToFirstChild() -> Bool { unsafe ts_tree_cursor_goto_first_child(&cursor) }
  package mutating func moveToNextSibling() -> Bool { unsafe ts_tree_cursor_goto_next_sibling(&cursor) }
  package mutating func moveToParent() -> Bool { unsafe ts_tree_cursor_goto_parent(&cursor) }

  /// The field of its parent that the node fills; 0 for none.
  package var field: Grammar.Field {
    mutating get { unsafe ts_tree_cursor_current_field_id(&cursor) }
  }

  /// What the node is and where it stands.
  package var node: Node {
    mutating get {
      let node = unsafe ts_tree_cursor_current_node(&cursor)
      return unsafe Node(
        symbol: ts_node_symbol(node),
        isNamed: ts_node_is_named(node),
        isExtra: ts_node_is_extra(node),
        namedChildCount: Int(ts_node_named_child_count(node)),
        childCount: Int(ts_node_child_count(node)),
        range: ByteRange(start: Int(ts_node_start_byte(node)), end: Int(ts_node_end_byte(node)))
      )
    }
  }

  /// The plain facts of one node, free of pointers.
  package struct Node: Sendable {
    package var symbol: Grammar.Symbol
    package var isNamed: Bool
    /// A comment, or whatever else may stand anywhere.
    package var isExtra: Bool
    package var namedChildCount: Int
    package var childCount: Int
    package var range: ByteRange
  }
}
