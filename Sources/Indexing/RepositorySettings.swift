internal import Settings
internal import SourceModel
internal import StringEvaluation

/// What `.pgxref.yml` in the root of what is indexed tells; docs/models.md describes the file.
package struct RepositorySettings: Sendable {
  static let fileName = ".pgxref.yml"
  static let none = RepositorySettings()

  private(set) var models = CallModels.none
  /// Changes with the file.
  private(set) var digest: UInt64 = 0

  private init() {}

  /// Reads the file as it is in the tree, which may be that of a commit; without one, nothing is told.
  ///
  /// - Parameter path: what is indexed, as the user calls it.
  /// - Throws: ``SettingsFailure`` for whatever in the file has no meaning.
  init(of tree: CrawledTree, at path: String) throws(SettingsFailure) {
    guard let file = tree.files.first(where: { $0.path == tree.folder + Self.fileName }) else { return }
    let path = (path.hasSuffix("/") ? path : path + "/") + Self.fileName
    switch tree.content.read(file, limit: Self.longest) {
    case .bytes(let bytes):
      var hash = StableHash()
      hash.combine(bytes)
      digest = hash.value
      guard let root = try SettingsValue(bytes, path: path) else { return }
      for (_, models) in try root.members(["models"]) {
        self.models = CallModels(try models.elements().map(CallModel.init))
      }
    case .oversized: throw SettingsFailure(path: path, "the file has more than 64 KiB")
    case .notAFile: throw SettingsFailure(path: path, "this is no regular file; links are not followed")
    case .unreadable(let reason): throw SettingsFailure(path: path, "the file cannot be read: \(reason)")
    }
  }

  private static let longest = 64 << 10
}
