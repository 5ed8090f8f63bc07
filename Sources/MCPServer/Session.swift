internal import AnswerText
internal import Foundation
internal import Logging

/// The conversation with one client: which revision it speaks, and what becomes of each of its lines.
///
/// Requests that carry their revision are answered by themselves; `initialize` begins a session of the older era. Both may
/// come over the same streams.
struct Session {
  private let responder: Responder
  private let queue: RequestQueue
  private let log: Logger
  /// What `initialize` has settled.
  private var negotiated: ProtocolRevision?

  init(_ responder: Responder, queue: RequestQueue, log: Logger) {
    self.responder = responder
    self.queue = queue
    self.log = log
  }

  mutating func receive(_ line: LineSplitter.Line) {
    guard case .whole(let bytes) = line else {
      return reject(
        nil,
        ProtocolError(
          code: ProtocolError.parseError, message: "The message is longer than \(LineSplitter.limit) bytes."))
    }
    do throws(JSONFailure) {
      let value = try JSON(reading: bytes)
      if let batch = value.elements, negotiated?.allowsBatches == true, !batch.isEmpty {
        receive(batch: batch)
      } else {
        receive(ClientMessage(value))
      }
    } catch {
      reject(nil, ProtocolError(code: ProtocolError.parseError, message: "\(error)"))
    }
  }

  private mutating func receive(_ message: ClientMessage) {
    switch message {
    case .response: break
    case .invalid(let id, let error): reject(id, error)
    case .notification(let method, let parameters): receive(notification: method, parameters)
    case .request(let id, "initialize", let parameters): initialize(id, parameters)
    case .request(let id, let method, let parameters):
      do throws(ProtocolError) {
        let call = RequestCall(method: method, parameters: parameters, revision: try revision(of: method, parameters))
        // Nothing has to be looked up for these, so they need not wait for those that take longer.
        if responder.answersAtOnce(method) { return queue.writeNow(responder.response(to: call, id: id).compact) }
        queue.add(ids: [id.compact]) { [responder] write in write(responder.response(to: call, id: id).compact) }
      } catch {
        reject(id, error)
      }
    }
  }

  /// Messages in an array, answered in one.
  private mutating func receive(batch: [JSON]) {
    var calls: [(id: JSON, call: RequestCall)] = []
    var answers: [JSON] = []
    for message in batch.map(ClientMessage.init) {
      switch message {
      case .request(let id, let method, let parameters):
        let revision = negotiated ?? .newestWithHandshake
        calls.append((id, RequestCall(method: method, parameters: parameters, revision: revision)))
      case .invalid(let id, let error): answers.append(errorResponse(id, error))
      case .notification(let method, let parameters): receive(notification: method, parameters)
      case .response: break
      }
    }
    guard !calls.isEmpty || !answers.isEmpty else { return }
    queue.add(ids: calls.map(\.id.compact)) { [responder, calls, answers] write in
      write(JSON.array(answers + calls.map { responder.response(to: $0.call, id: $0.id) }).compact)
    }
  }

  private func receive(notification method: String, _ parameters: JSON) {
    guard method == "notifications/cancelled" else { return }
    if let id = parameters["requestId"] { queue.cancel(id: id.compact) }
    log.debug("a request was cancelled", metadata: ["reason": "\(parameters["reason"]?.text ?? "none given")"])
  }

  private mutating func initialize(_ id: JSON, _ parameters: JSON) {
    let asked = parameters["protocolVersion"]?.text
    guard let asked else { return reject(id, .invalid("initialize needs \"protocolVersion\".")) }
    let known = ProtocolRevision(rawValue: asked).flatMap { $0.hasHandshake ? $0 : nil }
    let revision = known ?? .newestWithHandshake
    negotiated = revision
    log.info("a session began", metadata: ["revision": "\(revision.rawValue)", "asked": "\(asked)"])
    queue.writeNow(responder.response(id: id, result: responder.initialization(revision)).compact)
  }

  /// The revision that a request is of.
  private func revision(of method: String, _ parameters: JSON) throws(ProtocolError) -> ProtocolRevision {
    let meta = parameters["_meta"]
    guard let asked = meta?[MetaKey.protocolVersion]?.text else {
      if let negotiated { return negotiated }
      // A client may ask whether anybody is there before it begins.
      if method == "ping" { return .newestWithHandshake }
      throw .invalid(
        "The request lacks \"\(MetaKey.protocolVersion)\" in \"_meta\", and no session was begun with \"initialize\".")
    }
    guard let revision = ProtocolRevision(rawValue: asked), !revision.hasHandshake else {
      throw ProtocolError(
        code: ProtocolError.unsupportedVersion, message: "Unsupported protocol version",
        data: .object([
          ("supported", .array(ProtocolRevision.supported.map { .string($0) })), ("requested", .string(asked)),
        ]))
    }
    guard meta?[MetaKey.clientCapabilities]?.members != nil else {
      throw .invalid("The request lacks \"\(MetaKey.clientCapabilities)\" in \"_meta\".")
    }
    return revision
  }

  private func reject(_ id: JSON?, _ error: ProtocolError) {
    log.debug("a message was rejected", metadata: ["reason": "\(error.message)"])
    queue.writeNow(errorResponse(id, error).compact)
  }

  /// An id that cannot be told is null for JSON-RPC, and left out since MCP 2025-11-25.
  private func errorResponse(_ id: JSON?, _ error: ProtocolError) -> JSON {
    let isNull = negotiated.map { $0 < .november2025 } ?? false
    let member = id.map { [("id", $0)] } ?? (isNull ? [("id", JSON.null)] : [])
    return .object([("jsonrpc", .string("2.0"))] + member + [("error", error.json)])
  }
}
