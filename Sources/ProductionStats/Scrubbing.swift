import QueryTemplates
import SourceModel

/// A text of production without its literals: every constant a parameter, comments and a tail that cannot be read gone.
func scrubbed(_ text: String) -> String {
  let bytes = Array(text.utf8)
  let tokens = SQLLexer.scan(bytes).tokens
  var next =
    tokens.filter { $0.kind == .parameter }.compactMap { Int(String(decoding: $0.spelling, as: UTF8.self)) }.max() ?? 0
  var scrubbed: [UInt8] = []
  var end = 0
  for token in tokens {
    scrubbed += bytes[end..<token.range.start]
    end = token.range.end
    switch token.kind {
    case .comment: scrubbed.append(UInt8(ascii: " "))
    case .string, .bits, .number:
      next += 1
      scrubbed += Array("$\(next)".utf8)
    default: scrubbed += bytes[token.range.start..<end]
    }
  }
  return String(decoding: scrubbed, as: UTF8.self)
}
