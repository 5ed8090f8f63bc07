internal import SourceModel
internal import TreeSitter

/// Parses parts of a file by themselves: what a macro gets is a list of tokens to a grammar, and code to those who read it.
final class PartialReader {
  private let parser = Parser()
  private let grammar: Grammar

  init(grammar: Grammar) { self.grammar = grammar }

  /// Gives a cursor at the root of the part's own tree, whose offsets are those of the whole file.
  func read(_ range: ByteRange, of source: [UInt8], _ body: (inout Cursor) -> Void) {
    parser.parse(source, in: range, with: grammar)?.withCursor { body(&$0) }
  }
}
