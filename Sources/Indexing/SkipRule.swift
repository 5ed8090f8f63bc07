/// Why a file is passed over. The documentation's table is made of this one.
package enum SkipRule: String, CaseIterable, Sendable {
  case vendored, ignored, generated, minified, binary, oversized, symlink, submodule
  case lfsPointer = "lfs-pointer"
  case notCheckedOut = "not-checked-out"
  case unreadable
  case unknownLanguage = "unknown-language"

  /// Files with more bytes are passed over.
  package static let sizeLimit = 2 << 20

  /// Names of folders that hold other people's code, or nothing that was written by people.
  package static let vendoredFolders: Set<String> = [
    ".bundle", ".git", ".hg", ".nox", ".pgxref", ".svn", ".tox", ".venv", ".yarn", "Carthage", "Godeps", "Pods",
    "__pycache__", "__pypackages__", "bower_components", "jspm_packages", "node_modules", "site-packages",
    "third-party",
    "third_party", "thirdparty", "vendor", "vendors", "venv",
  ]

  /// Ends of names of files that a tool has packed.
  package static let minifiedSuffixes = [".min.js", ".min.mjs", ".min.cjs", ".bundle.js", "-min.js"]

  /// A file of at least this size whose lines are longer than ``minifiedLineLength`` on average counts as minified.
  package static let minifiedSize = 8 << 10
  package static let minifiedLineLength = 300

  /// Generators whose output is wanted, because it holds the SQL that is sent.
  package static let wantedGenerators = ["sqlc", "pggen", "pgtyped", "xo"]

  /// What the documentation says of the file.
  package var summary: String {
    switch self {
    case .vendored:
      "is below a folder named \(Self.vendoredFolders.sorted().map { "`\($0)`" }.joined(separator: ", "))"
    case .ignored: "is named by a `.pgxrefignore` file"
    case .generated:
      "says `Code generated … DO NOT EDIT` or `@generated` in one of its first 40 lines, unless the generator is "
        + Self.wantedGenerators.joined(separator: ", ") + ", whose output holds the SQL"
    case .minified:
      "has a name that ends in \(Self.minifiedSuffixes.map { "`\($0)`" }.joined(separator: ", ")), or has "
        + "\(Self.minifiedSize >> 10) KiB or more in lines of over \(Self.minifiedLineLength) bytes on average"
    case .binary: "has a zero byte among its first 8,000 bytes"
    case .oversized: "has more than \(Self.sizeLimit >> 20) MiB"
    case .symlink: "is a symbolic link; what it leads to is read where it is, if that is in the tree"
    case .submodule: "is a submodule or a repository of its own"
    case .lfsPointer: "is a pointer of Git LFS, whose file is elsewhere"
    case .notCheckedOut: "is not in the work tree (a sparse checkout)"
    case .unreadable: "cannot be read"
    case .unknownLanguage: "is of no known language, by its name and by its `#!` line"
    }
  }

  /// The rule by which a file is passed over because of its path alone.
  static func rule(forPath path: String) -> SkipRule? {
    let folders = path.split(separator: "/").dropLast()
    if folders.contains(where: { vendoredFolders.contains(String($0)) }) { return .vendored }
    return minifiedSuffixes.contains(where: path.hasSuffix) ? .minified : nil
  }
}
