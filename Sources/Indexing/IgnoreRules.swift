/// The patterns of `.pgxrefignore` files, in the syntax and with the meaning of `.gitignore`
/// (https://git-scm.com/docs/gitignore): the last pattern that matches a path decides, and nothing below a folder that is
/// left out comes back.
struct IgnoreRules: Sendable {
  static let fileName = ".pgxrefignore"

  private struct Pattern {
    /// The folder of the file that it stands in, with a `/` behind; empty for the root.
    var folder: String
    var parts: [[UInt8]]
    var isNegated: Bool
    var isForFolders: Bool
    /// How many folders of a path stand before what the parts are compared with.
    var depth: Int { folder.utf8.count { $0 == UInt8(ascii: "/") } }
  }

  private var patterns: [Pattern] = []

  init() {}

  /// - Parameter patterns: as lines of a file at the root.
  init(patterns: [String]) {
    self.patterns = patterns.compactMap { Self.pattern(Array($0.utf8), folder: "") }
  }

  /// Adds the patterns of a file. Files nearer to the root come first.
  mutating func add(_ text: [UInt8], inFolder folder: String) {
    for line in text.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
      if let pattern = Self.pattern(Array(line), folder: folder) { patterns.append(pattern) }
    }
  }

  /// Whether a file is left out, by its own path or by a folder's above it.
  func ignores(_ path: String) -> Bool {
    if patterns.isEmpty { return false }
    let parts = path.split(separator: "/").map { Array($0.utf8) }
    let patterns = patterns.reversed().filter { path.hasPrefix($0.folder) }
    return parts.indices.contains { last in
      let isFolder = last < parts.count - 1
      let deciding = patterns.first { pattern in
        (isFolder || !pattern.isForFolders) && last >= pattern.depth
          && Glob.matches(Array(parts[pattern.depth...last]), pattern.parts)
      }
      return deciding.map { !$0.isNegated } ?? false
    }
  }

  private static func pattern(_ line: [UInt8], folder: String) -> Pattern? {
    var text = line[...]
    while text.last == UInt8(ascii: " "), text.dropLast().last != UInt8(ascii: "\\") { text.removeLast() }
    guard let first = text.first, first != UInt8(ascii: "#") else { return nil }
    let isNegated = first == UInt8(ascii: "!")
    if isNegated { text.removeFirst() }
    let isForFolders = text.last == UInt8(ascii: "/")
    if isForFolders { text.removeLast() }
    // A pattern without a slash, except at its end, matches at any depth.
    let isAnchored = text.contains(UInt8(ascii: "/"))
    var parts = text.split(separator: UInt8(ascii: "/")).map(Array.init)
    guard !parts.isEmpty else { return nil }
    // What is below a folder is not the folder.
    if parts.last == Glob.anyFolders { parts.append(Array("*".utf8)) }
    return Pattern(
      folder: folder, parts: isAnchored ? parts : [Glob.anyFolders] + parts, isNegated: isNegated,
      isForFolders: isForFolders)
  }

}
