import ArgumentParser
import CrossReference
import FactStore
import Foundation
import HostLanguages
import Indexing
import SQLAnalysis
import SourceModel

struct IndexCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Read repositories and keep where they send queries.",
    discussion: """
      A path is a git work tree, a bare repository or a plain folder. A second run reads only what has changed. Of a work \
      tree, files are taken as they are on disk, modified and untracked ones too; --revision reads a commit instead.
      """)

  @Argument(help: ArgumentHelp("What to index. (default: the current folder)", valueName: "path"))
  var paths: [String] = []

  @Option(help: ArgumentHelp("The repository's name in the index. (default: its folder's)", valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("A commit, tag or branch to read from git's objects.", valueName: "revision"))
  var revision: String?

  @Option(help: ArgumentHelp("The database whose schema resolves the statements.", valueName: "name"))
  var database: String?

  @Option(help: ArgumentHelp("Take over the repositories of another index.", valueName: "file"))
  var from: String?

  @Option(help: ArgumentHelp("How many files to read at a time. (default: one for each core)", valueName: "number"))
  var jobs: Int?

  @Flag(help: "Leave the lines of code around the sites out of the index.")
  var noExcerpts = false

  @OptionGroup var index: IndexOption

  func validate() throws {
    if paths.count > 1, name != nil {
      throw ValidationError("--name goes with one path; several take their folders' names.")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
    if from != nil, !paths.isEmpty || revision != nil {
      throw ValidationError("--from reads an index, and goes without paths.")
    }
  }

  func run(on console: Console) async throws {
    let update = try IndexUpdate(at: index.path(console))
    if let from {
      try update.takeOverRepositories(of: try FactStore(readingAt: from))
      try update.updateMatches()
      try update.commit()
      return try console.writeLine("took over the repositories of \(from)")
    }
    let registry = try LanguageRegistry(directory: GrammarDirectory.path(environment: console.environment))
    let catalogue = CatalogueSet(encoded: try update.store.catalogues())[database]
    let reading = LanguageReading(registry: registry, catalogue: catalogue)
    for path in paths.isEmpty ? ["."] : paths {
      try run(path, reading: reading, into: update, on: console)
    }
    try update.updateMatches()
    try update.commit()
  }

  private func run(_ path: String, reading: LanguageReading, into update: IndexUpdate, on console: Console) throws {
    let folder = URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath()
    let repository = name ?? folder.deletingPathExtension().lastPathComponent
    let start = ContinuousClock.now
    var options = IndexOptions(
      path: path, repository: repository, revision: revision,
      workers: jobs ?? ProcessInfo.processInfo.activeProcessorCount, indexedAt: console.now())
    options.keepsExcerpts = !noExcerpts
    let line = ProgressLine(console)
    let run = IndexRun(options, reading: reading, into: update) { line.show($0.sentence) }
    let summary = try run.perform()
    line.clear()
    try console.write(summary.text(repository: repository, time: ContinuousClock.now - start))
  }
}

/// One line on the terminal that is written over and over; nothing elsewhere.
private final class ProgressLine {
  private let console: Console
  private var shown = ContinuousClock.now - .seconds(1)

  init(_ console: Console) { self.console = console }

  func show(_ sentence: String) {
    guard console.showsProgress, ContinuousClock.now - shown > .milliseconds(80) else { return }
    shown = ContinuousClock.now
    console.note("\r\u{1b}[K" + sentence)
  }

  func clear() {
    if console.showsProgress { console.note("\r\u{1b}[K") }
  }
}

extension IndexProgress {
  fileprivate var sentence: String {
    switch self {
    case .listing: "listing files"
    case .reading(let done, let count): "reading \(done) of \(counted(count, "file"))"
    case .following(let wave, let files): "following names into \(counted(files, "more file")) (wave \(wave))"
    case .joining(let files): "evaluating \(counted(files, "file"))"
    case .storing(let sites): "storing \(counted(sites, "site"))"
    }
  }
}

extension IndexSummary {
  /// A few lines for people.
  fileprivate func text(repository: String, time: Duration) -> String {
    let seconds = time.formatted(
      .units(allowed: [.minutes, .seconds], width: .narrow, fractionalPart: .show(length: 1)))
    if isUnchanged { return "\(repository): nothing has changed (\(counted(filesSeen, "file")) seen, \(seconds))\n" }
    var lines = [
      "\(repository): \(counted(sites, "site")) with \(counted(statements, "statement")) in "
        + "\(counted(filesIndexed, "file")) of known languages; \(counted(findings, "finding")); \(seconds)",
      "  files seen \(Int64(filesSeen).grouped), parsed \(Int64(filesParsed).grouped)",
    ]
    let passedOver = skipped.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    if !passedOver.isEmpty {
      let reasons = passedOver.map { "\($0.key) \(Int64($0.value).grouped)" }
      lines.append("  passed over: " + reasons.joined(separator: ", "))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
