import AnswerText

/// A request whose revision is settled.
struct RequestCall: Sendable {
  var method: String
  /// An object.
  var parameters: JSON
  var revision: ProtocolRevision
}
