internal import CTreeSitter

/// A tree-sitter parser. Belongs to one worker.
@safe package struct Parser: ~Copyable {
  private let parser: OpaquePointer

  package init() {
    guard let parser = unsafe ts_parser_new() else { preconditionFailure("tree-sitter is out of memory") }
    unsafe self.parser = parser
  }

  deinit { unsafe ts_parser_delete(parser) }

  /// Parses a whole file. tree-sitter recovers from errors, so that any bytes give a tree.
  ///
  /// - Parameter microseconds: a safety net; nil comes back when it is used up.
  package func parse(_ bytes: [UInt8], with grammar: Grammar, timeout microseconds: UInt64 = 30_000_000) -> SyntaxTree?
  {
    guard unsafe ts_parser_set_language(parser, grammar.language) else { return nil }
    unsafe ts_parser_set_timeout_micros(parser, microseconds)
    let tree = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
        unsafe ts_parser_parse_string(parser, nil, characters.baseAddress, UInt32(characters.count))
      }
    }
    guard let tree = unsafe tree else {
      unsafe ts_parser_reset(parser)
      return nil
    }
    return unsafe SyntaxTree(tree: tree)
  }
}
