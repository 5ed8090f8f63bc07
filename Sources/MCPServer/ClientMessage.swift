import AnswerText

/// What one JSON-RPC message of the client is.
enum ClientMessage {
  /// - Parameter id: a string or a number, given back as it came.
  case request(id: JSON, method: String, parameters: JSON)
  case notification(method: String, parameters: JSON)
  /// An answer to something that was never asked; there is nothing to do about it.
  case response
  /// - Parameter id: nil where it cannot be told.
  case invalid(id: JSON?, ProtocolError)

  init(_ value: JSON) {
    let id = value["id"].flatMap(Self.validID)
    func invalid(_ message: String) -> ClientMessage {
      .invalid(id: id, ProtocolError(code: ProtocolError.invalidRequest, message: message))
    }
    guard value.members != nil else {
      self = invalid("A message is a JSON object.")
      return
    }
    guard value["jsonrpc"]?.text == "2.0" else {
      self = invalid("The message lacks \"jsonrpc\": \"2.0\".")
      return
    }
    guard let method = value["method"]?.text else {
      self = value["result"] != nil || value["error"] != nil ? .response : invalid("The message names no method.")
      return
    }
    let parameters = value["params"] ?? .object([])
    guard parameters.members != nil else {
      self = invalid("\"params\" must be an object.")
      return
    }
    switch (value["id"], id) {
    case (nil, _): self = .notification(method: method, parameters: parameters)
    case (_, let id?): self = .request(id: id, method: method, parameters: parameters)
    case (_, nil): self = invalid("The id must be a string or an integer.")
    }
  }

  private static func validID(_ id: JSON) -> JSON? { id.text != nil || id.whole != nil ? id : nil }
}
