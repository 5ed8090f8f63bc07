/// Why libpg_query gives nothing for a text.
package enum ParseFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// - Parameter offset: UTF-8 byte offset into the text, nil where the parser tells none.
  case syntax(message: String, offset: Int?)
  /// Longer than ``PostgresParser/maximumLength``.
  case tooLong(bytes: Int)
  /// Deeper than ``PostgresParser/maximumDepth`` operators and brackets, at which the parser's recursion would end the
  /// process.
  case tooComplex
  /// A zero byte, which PostgreSQL has nowhere.
  case zeroByte(offset: Int)
  /// Where one statement is asked for, the text holds none or several.
  case statementCount(Int)

  package var description: String {
    switch self {
    case .syntax(let message, _): "PostgreSQL cannot parse it: \(message)"
    case .tooLong(let bytes):
      "the statement has \(bytes) bytes, and more than \(PostgresParser.maximumLength) are not parsed"
    case .tooComplex:
      "operators and brackets are chained more than \(PostgresParser.maximumDepth) deep, which is not parsed"
    case .zeroByte(let offset): "there is a zero byte at offset \(offset), which SQL cannot hold"
    case .statementCount(let count): "one statement is expected, and the text holds \(count)"
    }
  }
}
