import AnswerText

/// An error of the protocol: the request cannot be answered as it stands.
///
/// What a model can mend by asking otherwise is a ``ToolFailure`` instead.
struct ProtocolError: Error {
  static let parseError = -32700
  static let invalidRequest = -32600
  static let unknownMethod = -32601
  static let invalidParameters = -32602
  static let internalError = -32603
  static let unsupportedVersion = -32022

  var code: Int
  /// One sentence that says what is wrong and what to do.
  var message: String
  var data: JSON?

  static func invalid(_ message: String) -> ProtocolError { ProtocolError(code: invalidParameters, message: message) }

  var json: JSON {
    .object([("code", .integer(code)), ("message", .string(message))] + (data.map { [("data", $0)] } ?? []))
  }
}
