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
    guard let origin else { return nil }
    let file = URL(filePath: origin).appending(path: site.place.path)
    guard FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) else { return nil }
    uri = file.absoluteString + "#L\(site.place.lines.first)"
    name = "\(site.place.path):\(site.place.lines.first)"
    description = site.function.isEmpty ? "in \(site.repository)" : "\(site.function) in \(site.repository)"
  }

  var json: JSON {
    .object([
      ("type", .string("resource_link")), ("uri", .string(uri)), ("name", .string(name)),
      ("description", .string(description)),
    ])
  }
}
