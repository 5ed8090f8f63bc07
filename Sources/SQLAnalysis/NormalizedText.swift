package import PostgresParser
internal import SourceModel

/// A statement's text with its constants as parameters, and where the bytes between them went.
package struct NormalizedText: Sendable {
  package let text: [UInt8]

  /// From `original` on, up to the next one, bytes stand as far from `normalized` as they stood from `original`.
  private var stretches: [(original: Int, normalized: Int)] = [(0, 0)]

  /// - Parameter statement: holds no constants if it is one of those whose constants the server replaces; this is so of
  ///   nearly all texts of production, and cheaper than to parse them once more.
  init(of statement: ParsedStatement) throws(ParseFailure) {
    if statement.isPlanned, !statement.root.tree.contains(.constant) {
      self.init(unchanged: statement.text)
    } else {
      try self.init(of: statement.text)
    }
  }

  private init(unchanged text: [UInt8]) { self.text = text }

  package init(of original: [UInt8]) throws(ParseFailure) {
    text = try PostgresParser.normalize(original)
    if text != original { align(with: original, try PostgresParser.scan(original)) }
  }

  /// Where a byte of the original text stands; one of a constant stands where its parameter does. O(log n).
  package func offset(of original: Int) -> Int {
    var low = 0
    var high = stretches.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if stretches[middle].original <= original { low = middle } else { high = middle }
    }
    let end = high < stretches.count ? stretches[high].normalized : text.count
    return min(stretches[low].normalized + original - stretches[low].original, max(end, 0))
  }

  /// All but constants, and the minus signs that belong to them, is copied as it is.
  private mutating func align(with original: [UInt8], _ tokens: [ScannedToken]) {
    var position = 0
    var end = 0
    var isSigned = false
    for token in tokens {
      if !isSigned { position += token.range.start - end }
      end = token.range.end
      let isCopied = text[min(position, text.count)...].starts(with: original[token.range.start..<token.range.end])
      if isCopied, !isSigned {
        position += token.range.count
        continue
      }
      let digits = text[min(position + 1, text.count)...].prefix { (48...57).contains($0) }.count
      guard position < text.count, text[position] == UInt8(ascii: "$"), digits > 0 else { return }
      isSigned = token.tokenClass == .operator
      if isSigned { continue }
      position += 1 + digits
      stretches.append((end, position))
    }
  }
}
