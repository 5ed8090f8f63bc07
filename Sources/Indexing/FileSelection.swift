internal import SourceModel

/// The files of a crawl that may be of a known language, and how many were passed over because of their path.
struct FileSelection: Sendable {
  struct Candidate: Sendable {
    var file: CrawledFile
    /// nil when only the file's first line can tell, and for a language that cannot be read.
    var language: String?
    /// The language, when it cannot be read: of such a file only the names in it are taken.
    var unreadLanguage: String?

    /// Whether the file's name tells its language.
    var isTold: Bool { language != nil || unreadLanguage != nil }
  }

  private(set) var candidates: [Candidate] = []
  private(set) var skipped: [SkipRule: Int]

  init(
    _ tree: CrawledTree, languageForPath: (String) -> String?, unreadLanguageForPath: (String) -> String?
  ) {
    skipped = tree.skipped
    let ignored = Self.ignoreRules(of: tree)
    for file in tree.files {
      if let rule = SkipRule.rule(forPath: file.path) ?? (ignored.ignores(file.path) ? .ignored : nil) {
        skipped[rule, default: 0] += 1
      } else if let language = languageForPath(file.path) {
        candidates.append(Candidate(file: file, language: language))
      } else if let language = unreadLanguageForPath(file.path) {
        candidates.append(Candidate(file: file, unreadLanguage: language))
      } else if !(file.path.split(separator: "/").last ?? "").contains(".") {
        candidates.append(Candidate(file: file, language: nil))
      } else {
        skipped[.unknownLanguage, default: 0] += 1
      }
    }
  }

  private static func ignoreRules(of tree: CrawledTree) -> IgnoreRules {
    var rules = IgnoreRules()
    let files = tree.files.filter { $0.path.hasSuffix(IgnoreRules.fileName) }.map { file in
      (file: file, folders: file.path.split(separator: "/").dropLast())
    }
    for (file, folders) in files.sorted(by: { $0.folders.count < $1.folders.count }) {
      guard file.path.split(separator: "/").last == Substring(IgnoreRules.fileName) else { continue }
      guard case .bytes(let bytes) = tree.content.read(file, limit: SkipRule.sizeLimit) else { continue }
      rules.add(bytes, inFolder: folders.map { $0 + "/" }.joined())
    }
    return rules
  }
}
