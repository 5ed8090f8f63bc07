internal import Foundation

/// A key of a file of data that nothing reads.
struct UnknownKey: CustomStringConvertible {
  /// Where it stands, such as `entryPoints.marks`; empty at the top.
  private var place: String
  private var key: String
  private var known: [String]

  /// Looks for the first such key.
  ///
  /// - Parameters:
  ///   - data: of JSON.
  ///   - value: what was decoded from it; its properties' names are the keys that are read.
  /// - Throws: when the data is no JSON.
  init?(in data: Data, readAs value: Any) throws {
    let found = Self.find(in: try JSONSerialization.jsonObject(with: data), value, at: "")
    guard let found else { return nil }
    self = found
  }

  private init(place: String, key: String, known: [String]) {
    self.place = place
    self.key = key
    self.known = known
  }

  var description: String {
    let place = place.isEmpty ? "" : " in \(place)"
    return "there is no key “\(key)”\(place); those that there are: \(known.sorted().joined(separator: ", "))"
  }

  private static func find(in json: Any, _ value: Any, at place: String) -> UnknownKey? {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.flatMap { find(in: json, $0.value, at: place) }
    case .collection:
      guard let elements = json as? [Any] else { return nil }
      return zip(elements, mirror.children).lazy.compactMap { find(in: $0, $1.value, at: place) }.first
    case .dictionary:
      guard let object = json as? [String: Any], let entries = value as? [String: Any] else { return nil }
      return entries.keys.sorted().lazy.compactMap { key in
        object[key].flatMap { find(in: $0, entries[key] as Any, at: joined(place, key)) }
      }.first
    case .struct:
      guard let object = json as? [String: Any] else { return nil }
      let known = Dictionary(
        mirror.children.compactMap { child in child.label.map { ($0, child.value) } }, uniquingKeysWith: { $1 })
      if let key = object.keys.sorted().first(where: { known[$0] == nil }) {
        return UnknownKey(place: place, key: key, known: Array(known.keys))
      }
      return object.keys.sorted().lazy.compactMap { key in
        find(in: object[key] as Any, known[key] as Any, at: joined(place, key))
      }.first
    default: return nil
    }
  }

  private static func joined(_ place: String, _ key: String) -> String { place.isEmpty ? key : place + "." + key }
}

extension DecodingError {
  /// Where the mistake is and what it is, without the decoder's own words.
  var sentence: String {
    switch self {
    case .keyNotFound(let key, let context): "\(Self.place(context.codingPath))the key “\(key.stringValue)” is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      Self.place(context.codingPath) + context.debugDescription
    @unknown default: "\(self)"
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    path.isEmpty ? "" : path.map(\.stringValue).joined(separator: ".") + ": "
  }
}
