internal import SourceModel

/// The files of a repository at a revision, before any of them is looked into.
struct CrawledTree: Sendable {
  /// Where it is, for people.
  var origin: String
  /// The folder that was asked for, relative to what paths are relative to, with a `/` behind; empty for all.
  var folder = ""
  /// nil for a plain folder, and for a repository without a commit.
  var commit: String?
  /// Sorted by path.
  var files: [CrawledFile]
  var findings: [Finding]
  /// Files that were passed over without being listed.
  var skipped: [SkipRule: Int]
  var content: any FileContent
}

extension CrawledTree {
  /// Leaves out the index itself and what lies beside it while it is written, when they are in the tree.
  func without(indexAt path: String) -> CrawledTree {
    guard let root = (content as? FolderContent)?.root else { return self }
    var tree = self
    tree.files.removeAll { (root + "/" + $0.path).hasPrefix(path) }
    return tree
  }
}
