/// A revision of the Model Context Protocol that this server speaks (https://modelcontextprotocol.io/specification).
///
/// There are two eras: up to 2025-11-25 a session begins with `initialize`; from 2026-07-28 on each request says by itself
/// which revision it is of.
enum ProtocolRevision: String, CaseIterable, Comparable {
  case november2024 = "2024-11-05"
  case march2025 = "2025-03-26"
  case june2025 = "2025-06-18"
  case november2025 = "2025-11-25"
  case july2026 = "2026-07-28"

  static let newestWithHandshake = november2025

  /// The newest first, as clients are told.
  static let supported = allCases.reversed().map(\.rawValue)

  var hasHandshake: Bool { self <= .newestWithHandshake }

  /// Several messages in one array: an older part of JSON-RPC that MCP took out in 2025-06-18.
  var allowsBatches: Bool { self <= .march2025 }

  /// Output schemas, structured content, titles and links to resources.
  var knowsStructuredContent: Bool { self >= .june2025 }

  var knowsToolAnnotations: Bool { self >= .march2025 }

  /// The code of an answer about a resource that does not exist.
  var unknownResourceCode: Int { hasHandshake ? -32002 : ProtocolError.invalidParameters }

  static func < (left: ProtocolRevision, right: ProtocolRevision) -> Bool { left.rawValue < right.rawValue }
}
