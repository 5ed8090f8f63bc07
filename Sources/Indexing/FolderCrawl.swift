internal import Foundation
internal import SourceModel

/// Lists the files below a folder that is not a git work tree.
///
/// Symbolic links are not followed, so loops are harmless and nothing outside of the folder is read. Vendored folders are
/// not entered; each counts as one file.
struct FolderCrawl {
  let root: String

  func tree() throws(IndexingFailure) -> CrawledTree {
    var listing = PathListing()
    var findings: [Finding] = []
    // An explicit stack, as folders may be nested more deeply than calls can be.
    var folders = [""]
    while let folder = folders.popLast() {
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder) else {
        findings.append(
          Finding(
            code: "unreadable-folder", severity: .warning, path: String(folder.dropLast()),
            message: "the folder cannot be read and was left out; check its permissions"))
        listing.skip(.unreadable)
        continue
      }
      for name in names {
        let path = folder + name
        let attributes = try? FileManager.default.attributesOfItem(atPath: root + "/" + path)
        switch attributes?[.type] as? FileAttributeType {
        case .typeRegular?: listing.addFile(path)
        case .typeSymbolicLink?: listing.skip(.symlink)
        case .typeDirectory? where SkipRule.vendoredFolders.contains(name): listing.skip(.vendored)
        case .typeDirectory?: folders.append(path + "/")
        default: listing.skip(.unreadable)
        }
      }
    }
    return CrawledTree(
      origin: root, commit: nil, files: listing.sortedFiles, findings: findings + listing.findings,
      skipped: listing.skipped, content: FolderContent(root: root))
  }
}
