internal import CTreeSitter

/// A parsed file. Belongs to one worker.
@safe package struct SyntaxTree: ~Copyable {
  private let tree: OpaquePointer

  init(tree: OpaquePointer) { unsafe self.tree = tree }

  deinit { unsafe ts_tree_delete(tree) }

  package var hasError: Bool { unsafe ts_node_has_error(ts_tree_root_node(tree)) }

  /// Gives a cursor at the root. The cursor must not leave the closure, nor can it: it is not copyable.
  package func withCursor<Result>(_ body: (inout Cursor) throws -> Result) rethrows -> Result {
    var cursor = unsafe Cursor(ts_tree_cursor_new(ts_tree_root_node(tree)))
    return try body(&cursor)
  }
}
