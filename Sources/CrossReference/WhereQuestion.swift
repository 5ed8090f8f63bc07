import SourceModel

/// What somebody asks the origin of.
package enum WhereQuestion: Hashable, Sendable {
  case queryID(Int64)
  /// The first digits, in lower case.
  case fingerprint(prefix: String)
  case text(String)

  /// With fewer digits than this, words and small numbers would be taken for fingerprints.
  package static let shortestPrefix = 8

  /// All that the words can mean: digits may be a queryid and the beginning of a fingerprint at once.
  package static func readings(of words: String) -> [WhereQuestion] {
    let word = words.trimmingWhitespace()
    var readings: [WhereQuestion] = []
    if let id = Int64(word) { readings.append(.queryID(id)) }
    if let prefix = fingerprintPrefix(word) { readings.append(prefix) }
    return readings.isEmpty ? [.text(words)] : readings
  }

  /// nil for anything but 8 to 16 hexadecimal digits.
  package static func fingerprintPrefix(_ word: String) -> WhereQuestion? {
    guard (shortestPrefix...16).contains(word.utf8.count), word.allSatisfy(\.isHexDigit) else { return nil }
    return .fingerprint(prefix: word.lowercased())
  }
}

extension String {
  fileprivate func trimmingWhitespace() -> String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
