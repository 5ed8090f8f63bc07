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
      tree, files are taken as they are on disk, modified and untracked ones too; --revision reads a commit instead. \
      docs/indexing.md says which files are passed over.

      With --database, production queries of other databases are not matched with the repository, and the schema of that \
      database resolves its statements; of several, the first by name.
      """)

  @Argument(help: ArgumentHelp("What to index. (default: the current folder)", valueName: "path"))
  var paths: [String] = []

  @Option(help: ArgumentHelp("The repository's name in the index. (default: its folder's)", valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("A commit, tag or branch to read from git's objects.", valueName: "revision"))
  var revision: String?

  @Option(
    help: ArgumentHelp(
      "A database that it talks to; may be repeated. Only queries of these are matched with it.", valueName: "name"))
  var database: [String] = []

  @Option(help: ArgumentHelp("Take over the repositories of another index.", valueName: "file"))
  var from: String?

  @Option(help: ArgumentHelp("How many files to read at a time. (default: one for each core)", valueName: "number"))
  var jobs: Int?

  @Flag(help: "Leave the lines of code around the sites out of the index.")
  var noExcerpts = false

  @OptionGroup var index: IndexOption

  func validate() throws {
    if paths.count > 1, name != nil || revision != nil {
      throw ValidationError("--name and --revision go with one path; several take their folders' names.")
    }
    if let name, name.isEmpty || name.contains("/") {
      throw ValidationError("--name must not be empty or hold a slash.")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
    if from != nil, !paths.isEmpty || name != nil || revision != nil || !database.isEmpty {
      throw ValidationError("--from reads an index, and goes without paths and what belongs to them.")
    }
    let names = targets.map(\.name)
    if Set(names).count < names.count {
      throw ValidationError("Two of the folders have the same name: index them one by one, with --name.")
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
    var hasChanged = false
    var report: [String] = []
    for target in targets {
      let start = ContinuousClock.now
      let summary = try read(target, registry, into: update, console)
      if !summary.isUnchanged || !database.isEmpty { hasChanged = true }
      report += summary.lines(of: target.name, in: ContinuousClock.now - start)
    }
    if hasChanged { try update.updateMatches() }
    try update.commit()
    // Told when it is true: a reader that closes the pipe early must not keep the index from being written.
    for line in report { try console.writeLine(line) }
  }

  /// What is to be read, and the repositories' names.
  private var targets: [(path: String, name: String)] {
    (paths.isEmpty ? ["."] : paths).map { path in
      let folder = URL(filePath: path).standardizedFileURL.lastPathComponent
      // A bare repository is by custom called `name.git`.
      return (path, name ?? (folder.hasSuffix(".git") && folder.count > 4 ? String(folder.dropLast(4)) : folder))
    }
  }

  private func read(
    _ target: (path: String, name: String), _ registry: LanguageRegistry, into update: IndexUpdate, _ console: Console
  ) throws -> IndexSummary {
    if !database.isEmpty { try update.setDatabases(database, ofRepository: target.name) }
    let catalogues = CatalogueSet(encoded: try update.store.catalogues())
    let catalogue = catalogues[try update.store.databases(ofRepository: target.name).first]
    var options = IndexOptions(
      path: target.path, repository: target.name, revision: revision,
      workers: jobs ?? ProcessInfo.processInfo.activeProcessorCount, indexedAt: console.now())
    options.keepsExcerpts = !noExcerpts
    let line = ProgressLine(console)
    let run = IndexRun(options, reading: LanguageReading(registry: registry, catalogue: catalogue), into: update) {
      line.show("\(target.name): \($0.text)")
    }
    defer { line.clear() }
    return try run.perform()
  }
}
