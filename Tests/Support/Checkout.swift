package import Foundation

/// The checkout that these tests were built from, as text files with paths relative to its root.
package enum Checkout {
  package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Every file that is not built or fetched, in the order of their paths.
  package static let files: [String] = {
    let made: Set<String> = [".build", ".git", ".pgxref"]
    guard let entries = FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey]) else {
      return []
    }
    var found: [String] = []
    for case let entry as URL in entries {
      if made.contains(entry.lastPathComponent) {
        entries.skipDescendants()
      } else if (try? entry.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true {
        found.append(String(entry.path(percentEncoded: false).dropFirst(root.path(percentEncoded: false).count)))
      }
    }
    return found.sorted()
  }()

  package static func files(under folder: String, named suffix: String = "") -> [String] {
    files.filter { $0.hasPrefix(folder + "/") && $0.hasSuffix(suffix) }
  }

  package static func folders(in folder: String) -> Set<String> {
    let paths = files(under: folder).map { $0.dropFirst(folder.count + 1) }
    return Set(paths.compactMap { $0.split(separator: "/").dropLast().first.map(String.init) })
  }

  /// A file's text; bytes that are not UTF-8 are replaced, since fixtures hold such bytes on purpose.
  package static func text(of path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
  }

  package static func lines(of path: String) throws -> [Substring] {
    try text(of: path).split(separator: "\n", omittingEmptySubsequences: false)
  }
}
