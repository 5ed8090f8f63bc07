/// Something about the user's files worth telling. Data: collected, stored and printed, never thrown.
package struct Finding: Hashable, Sendable, Comparable, Codable {
  /// The code of calls that send a text of which too little is known to match any query with it.
  package static let dynamicStatement = "dynamic-statement"

  package enum Severity: String, Sendable, Codable, CaseIterable {
    case note, warning, error
  }

  /// A stable kebab-case name, such as `unparsable-statement` or `file-too-large`.
  package var code: String
  package var severity: Severity
  /// Relative to the repository's root; nil for a finding about a whole run.
  package var path: String?
  /// UTF-8 byte offsets into the file; nil for a finding about the whole file.
  package var bytes: ByteRange?
  /// 1-based; nil when `bytes` is.
  package var line: Int?
  package var column: Int?
  /// One sentence: what is wrong, and why it matters or what to do.
  package var message: String

  package init(
    code: String, severity: Severity, path: String? = nil, bytes: ByteRange? = nil, line: Int? = nil,
    column: Int? = nil, message: String
  ) {
    self.code = code
    self.severity = severity
    self.path = path
    self.bytes = bytes
    self.line = line
    self.column = column
    self.message = message
  }

  /// `path:line:column: severity: message [code]`, with the parts that are known.
  package var description: String {
    let place = [path, line.map(String.init), column.map(String.init)].compactMap { $0 }.joined(separator: ":")
    return (place.isEmpty ? "" : place + ": ") + "\(severity.rawValue): \(message) [\(code)]"
  }

  package static func < (left: Finding, right: Finding) -> Bool {
    (left.path ?? "", left.bytes?.start ?? -1, left.code, left.message)
      < (right.path ?? "", right.bytes?.start ?? -1, right.code, right.message)
  }
}
