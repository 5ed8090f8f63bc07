internal import CTreeSitter
package import SourceModel

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
  /// - Parameters:
  ///   - range: what to read of the file, as if it were all of it; the tree's offsets are still those of the file.
  ///   - microseconds: a safety net; nil comes back when it is used up.
  package func parse(
    _ bytes: [UInt8], in range: ByteRange? = nil, with grammar: Grammar, timeout microseconds: UInt64 = 30_000_000
  ) -> SyntaxTree? {
    guard unsafe ts_parser_set_language(parser, grammar.language) else { return nil }
    if let range {
      // The points are of no use here, since nothing asks for rows and columns.
      var included = TSRange()
      included.start_byte = UInt32(range.start)
      included.end_byte = UInt32(range.end)
      included.end_point = TSPoint(row: UInt32.max, column: UInt32.max)
      guard unsafe ts_parser_set_included_ranges(parser, &included, 1) else { return nil }
    } else {
      guard unsafe ts_parser_set_included_ranges(parser, nil, 0) else { return nil }
    }
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
