internal import Foundation
internal import SourceModel

/// Lists the files of a git work tree: those that are tracked, and those that are neither tracked nor ignored.
struct WorkTreeCrawl {
  let repository: GitRepository
  let root: String
  let origin: String

  func tree() throws(IndexingFailure) -> CrawledTree {
    let commit = try repository.commit("HEAD")
    var listing = PathListing()
    let changed = Set(try paths(["ls-files", "-z", "-m"]))
    for entry in try repository.git.succeed(["ls-files", "-z", "-s", "-t"]).entries {
      guard let entry = GitEntry(stagedEntry: entry), repository.holds(entry.path) else { continue }
      let isChanged = entry.isUnmerged || changed.contains(entry.path)
      if isChanged, !isInPlace(entry.path) { continue }
      listing.add(entry, isModified: isChanged)
    }
    for path in try paths(["ls-files", "-z", "-o", "--exclude-standard"]) where repository.holds(path) {
      listing.addUntracked(path)
    }
    var findings = listing.findings
    if commit == nil, listing.files.isEmpty { findings.append(.emptyRepository) }
    if repository.isShallow { findings.append(.shallowRepository) }
    return CrawledTree(
      origin: origin, folder: repository.prefix, commit: commit, files: listing.sortedFiles, findings: findings,
      skipped: listing.skipped,
      content: FolderContent(root: root))
  }

  /// Whether a changed file is still there: it may have been removed, or one of its folders may have become a symbolic
  /// link that leads out of the tree.
  private func isInPlace(_ path: String) -> Bool {
    let place = root + "/" + path
    return FileManager.default.fileExists(atPath: place)
      && URL(fileURLWithPath: place).resolvingSymlinksInPath().path == place
  }

  private func paths(_ arguments: [String]) throws(IndexingFailure) -> [String] {
    try repository.git.succeed(arguments).entries.map { String(decoding: $0, as: UTF8.self) }
  }
}
