internal import Foundation

/// A repository that git knows, and the part of it that is to be read.
struct GitRepository: Sendable {
  let git: Git
  /// The work tree's root; nil for a bare repository.
  let root: String?
  /// The folder to be read, relative to the root, with a `/` behind; empty for all.
  let prefix: String
  let isShallow: Bool

  /// - Returns: nil when `path` is not in a repository, or in one that does not track it.
  init?(at path: String) throws(IndexingFailure) {
    guard let git = Git(folder: path) else { return nil }
    let answer = try git.run(["rev-parse", "--is-bare-repository", "--is-shallow-repository", "--show-prefix"])
    guard answer.status == 0 else {
      if answer.message.contains("dubious ownership") { throw .dubiousOwnership(path: path) }
      if answer.message.contains("not a git repository") { return nil }
      throw .git(path: path, message: answer.message)
    }
    let lines = String(decoding: answer.bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    isShallow = lines.count > 1 && lines[1] == "true"
    if lines.first == "true" {
      self.git = git
      root = nil
      prefix = ""
      return
    }
    let top = try git.run(["rev-parse", "--show-toplevel"])
    // Inside of a `.git` folder there is no work tree.
    guard top.status == 0 else { return nil }
    prefix = lines.count > 2 ? String(lines[2]) : ""
    if !prefix.isEmpty {
      let tracked = try git.run(["ls-files", "-z", "--", "."])
      guard !tracked.bytes.isEmpty else { return nil }
    }
    guard let atTop = Git(folder: top.line) else { return nil }
    self.git = try atTop.withoutFilters()
    root = top.line
  }

  /// The id of the commit that `revision` names; nil when there is none.
  func commit(_ revision: String) throws(IndexingFailure) -> String? {
    let answer = try git.run(["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"])
    return answer.status == 0 ? answer.line : nil
  }

  func holds(_ path: String) -> Bool { prefix.isEmpty || path.hasPrefix(prefix) }
}
