/// Why a path cannot be indexed.
package enum IndexingFailure: Error, Equatable, CustomStringConvertible {
  case noSuchPath(String)
  case notAFolder(String)
  case unreadable(path: String, detail: String)
  case dubiousOwnership(path: String)
  case noGit(path: String)
  case notARepository(path: String, revision: String)
  case unknownRevision(path: String, revision: String)
  case git(path: String, message: String)

  package var description: String {
    switch self {
    case .noSuchPath(let path): "there is no \(path); name a repository or a folder to index"
    case .notAFolder(let path): "\(path) is a file; name the repository or the folder that it is in"
    case .unreadable(let path, let detail): "\(path) cannot be read (\(detail)); check its permissions"
    case .dubiousOwnership(let path):
      "git refuses to read \(path) because another user owns it; if you trust it, run "
        + "`git config --global --add safe.directory \(path)` and index again"
    case .noGit(let path): "\(path) cannot be read at a revision because git is not installed; install git"
    case .notARepository(let path, let revision):
      "\(path) is not a git repository and so has no revision \(revision); leave --revision out to index it as a folder"
    case .unknownRevision(let path, let revision):
      "\(path) has no revision \(revision); fetch it, or name one that `git -C \(path) rev-parse` knows"
    case .git(let path, let message): "git cannot read \(path): \(message)"
    }
  }
}
