internal import SourceModel

/// The paths of a crawl as they are found: what is a file, and what is passed over because of what it is.
struct PathListing {
  private(set) var files: [CrawledFile] = []
  private(set) var skipped: [SkipRule: Int] = [:]
  private var submodules: [String] = []

  mutating func add(_ entry: GitEntry, isModified: Bool) {
    switch entry.kind {
    case .symlink: skip(.symlink)
    case .submodule:
      submodules.append(entry.path)
      skip(.submodule)
    case .file where entry.isSparse: skip(.notCheckedOut)
    case .file: files.append(CrawledFile(path: entry.path, blob: isModified ? nil : entry.blob, isModified: isModified))
    }
  }

  /// Adds a path of `ls-files -o`, which lists a repository inside of the work tree as a folder.
  mutating func addUntracked(_ path: String) {
    if path.hasSuffix("/") {
      submodules.append(String(path.dropLast()))
      skip(.submodule)
    } else {
      files.append(CrawledFile(path: path, blob: nil, isModified: true))
    }
  }

  mutating func addFile(_ path: String) { files.append(CrawledFile(path: path, blob: nil, isModified: false)) }

  mutating func skip(_ rule: SkipRule) { skipped[rule, default: 0] += 1 }

  var sortedFiles: [CrawledFile] { files.sorted { $0.path < $1.path } }

  var findings: [Finding] {
    var findings = submodules.sorted().map { path in
      Finding(
        code: "submodule", severity: .note, path: path,
        message: "a repository of its own, which was left out; index it by its own path")
    }
    if let count = skipped[.notCheckedOut] {
      findings.append(
        Finding(
          code: "sparse-checkout", severity: .warning,
          message: "\(count) files are not in the work tree and were left out; index with --revision HEAD to read them")
      )
    }
    return findings
  }
}

extension Finding {
  static let shallowRepository = Finding(
    code: "shallow-repository", severity: .note,
    message: "the clone is shallow; its files are whole, but other revisions may not be there")
}
