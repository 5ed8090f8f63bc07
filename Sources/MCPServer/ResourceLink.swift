internal import AnswerText
internal import Foundation
internal import SourceModel

/// A place in the code that a client can open.
struct ResourceLink: Hashable {
  var uri: String
  var name: String
  var description: String

  /// nil when the repository's checkout does not have the file where it was indexed, as on another machine.
  ///
  /// - Parameter origin: the folder that the repository was read from.
  init?(to site: QuerySite, origin: String?) {
    guard let origin, let file = Self.file(site.place.path, from: origin) else { return nil }
    uri = file.absoluteString + "#L\(site.place.lines.first)"
    name = "\(site.place.path):\(site.place.lines.first)"
    description = site.function.isEmpty ? "in \(site.repository)" : "\(site.function) in \(site.repository)"
  }

  /// Paths begin at the root of a work tree; a folder in it may be what was indexed.
  private static func file(_ path: String, from origin: String) -> URL? {
    let origin = origin.split(separator: "/")
    let path = path.split(separator: "/")
    for shared in 0..<path.count where origin.suffix(shared) == path.prefix(shared) {
      let file = "/" + (origin.dropLast(shared) + path).joined(separator: "/")
      if FileManager.default.fileExists(atPath: file) { return URL(filePath: file) }
    }
    return nil
  }

  var json: JSON {
    .object([
      ("type", .string("resource_link")), ("uri", .string(uri)), ("name", .string(name)),
      ("description", .string(description)),
    ])
  }
}
