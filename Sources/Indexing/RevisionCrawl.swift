internal import SourceModel

/// Lists the files of a commit from git's objects, whatever is in the work tree.
struct RevisionCrawl {
  let repository: GitRepository
  let origin: String
  let commit: String

  func tree() throws(IndexingFailure) -> CrawledTree {
    var listing = PathListing()
    for entry in try repository.git.succeed(["ls-tree", "-r", "-z", "--full-tree", commit]).entries {
      guard let entry = GitEntry(treeEntry: entry), repository.holds(entry.path) else { continue }
      listing.add(entry, isModified: false)
    }
    return CrawledTree(
      origin: origin, folder: repository.prefix, commit: commit, files: listing.sortedFiles,
      findings: listing.findings + (repository.isShallow ? [.shallowRepository] : []), skipped: listing.skipped,
      content: try ObjectContent(repository.git))
  }
}
