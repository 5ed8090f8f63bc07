internal import Foundation
internal import SourceModel

/// The files of what is at `path`: of a git work tree as it is now, of a repository at a revision, or of a plain folder.
///
/// - Parameter revision: a commit, tag or branch; nil for what is in the work tree, or for a bare repository's HEAD.
func crawl(_ path: String, revision: String?) throws(IndexingFailure) -> CrawledTree {
  let path = try readableFolder(path)
  if let repository = try GitRepository(at: path) {
    if let revision {
      guard let commit = try repository.commit(revision) else {
        throw .unknownRevision(path: path, revision: revision)
      }
      return try RevisionCrawl(repository: repository, origin: path, commit: commit).tree()
    }
    if let root = repository.root {
      return try WorkTreeCrawl(repository: repository, root: root, origin: path).tree()
    }
    guard let commit = try repository.commit("HEAD") else {
      return CrawledTree(
        origin: path, commit: nil, files: [], findings: [.emptyRepository], skipped: [:],
        content: FolderContent(root: path))
    }
    return try RevisionCrawl(repository: repository, origin: path, commit: commit).tree()
  }
  if let revision {
    throw Git(folder: path) == nil ? .noGit(path: path) : .notARepository(path: path, revision: revision)
  }
  return try FolderCrawl(root: path).tree()
}

/// The absolute path without symbolic links.
private func readableFolder(_ path: String) throws(IndexingFailure) -> String {
  let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  guard let attributes = try? FileManager.default.attributesOfItem(atPath: resolved) else { throw .noSuchPath(path) }
  switch attributes[.type] as? FileAttributeType {
  case .typeDirectory?: break
  // One that leads to itself.
  case .typeSymbolicLink?: throw .noSuchPath(path)
  default: throw .notAFolder(path)
  }
  do {
    _ = try FileManager.default.contentsOfDirectory(atPath: resolved)
  } catch {
    throw .unreadable(path: path, detail: "permission denied")
  }
  return resolved
}

extension Finding {
  static let emptyRepository = Finding(
    code: "empty-repository", severity: .warning, message: "the repository has no commit and no files")
}
