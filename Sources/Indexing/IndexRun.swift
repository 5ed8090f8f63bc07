package import FactStore
internal import HostLanguages
internal import SourceModel
internal import StringEvaluation

/// A run over one repository, from its files to the facts in the index.
package struct IndexRun<Reading: SourceReading> {
  let options: IndexOptions
  let reading: Reading
  let update: IndexUpdate
  let progress: (IndexProgress) -> Void

  package init(
    _ options: IndexOptions, reading: Reading, into update: IndexUpdate,
    progress: @escaping (IndexProgress) -> Void = { _ in }
  ) {
    self.options = options
    self.reading = reading
    self.update = update
    self.progress = progress
  }

  /// Reads the repository and writes what it finds to the update, which is left to be committed.
  package func perform() throws -> IndexSummary {
    progress(.listing)
    let tree = try crawl(options.path, revision: options.revision).without(indexAt: update.path)
    let settings = try RepositorySettings(of: tree, at: options.path)
    let selection = FileSelection(
      tree, languageForPath: reading.language(forPath:),
      unreadLanguageForPath: reading.unreadLanguage(forPath:))
    var files = try FileTable(selection, of: tree, reading: reading, update: update)

    try files.lookAtAll(workers: options.workers, progress: progress)
    if try isHeld(files, settings, commit: tree.commit) {
      try update.confirm(repository: options.repository, commit: tree.commit, indexedAt: options.indexedAt)
      return files.summary(isUnchanged: true)
    }

    var analysis = reading.analysis(ofRepository: options.repository, folder: tree.folder, settings: settings)
    var asked: Set<UInt32> = []
    var wave = files.takeCandidates(calling: settings.models.functions)
    for number in 1... {
      try files.extract(wave, workers: options.workers)
      try files.add(wave) { analysis.add($0, $1) }
      asked.formUnion(analysis.openNames(workers: options.workers).map(DefinedName.hash))
      wave = files.takeFollowing(definersOf: asked, callersOf: Set(analysis.toldNames.map(DefinedName.hash)))
      if wave.isEmpty { break }
      progress(.following(wave: number, files: wave.count))
    }

    try takeCallers(from: &files, into: &analysis)

    progress(.joining(files: files.takenCount))
    let (sites, findings, calls) = analysis.finish(
      workers: options.workers, mentions: { files.unreadFiles(mentioning: DefinedName.hash(of: $0)) },
      content: files.content)
    progress(.storing(sites: sites.count))
    var facts = facts(of: files, tree: tree, sites: sites, findings: findings)
    facts.calls = calls
    (facts.builderUses, facts.conventions) = files.builders
    try update.replace(
      facts, recipe: recipe(of: files, settings), earlierRevisions: options.keepsEarlierRevisions ? .kept : .dropped)
    return files.summary(of: facts)
  }

  /// Reads the files that may call what leads to sites, level by level.
  private func takeCallers(from files: inout FileTable<Reading>, into analysis: inout Reading.Analysis) throws {
    for number in 1...CallerSearch.rounds {
      let names = analysis.callerNames(workers: options.workers).map(DefinedName.hash)
      let wave = files.takeMentioning(Set(names), atMost: CallerSearch.mostFilesOfAName)
      if wave.isEmpty { return }
      progress(.findingCallers(wave: number, files: wave.count))
      try files.extract(wave, workers: options.workers)
      try files.add(wave) { analysis.addCaller($0, $1) }
    }
  }

  /// Changes with whatever makes other facts of the same files.
  private func recipe(of files: FileTable<Reading>, _ settings: RepositorySettings) -> UInt64 {
    StableHash.of("\(files.recipe) \(settings.digest) \(options.keepsExcerpts)")
  }

  /// Whether the index holds just these files, read in just this way.
  private func isHeld(
    _ files: FileTable<Reading>, _ settings: RepositorySettings, commit: String?
  ) throws(FactStoreFailure) -> Bool {
    let store = update.store
    guard try store.recipe(ofRepository: options.repository) == recipe(of: files, settings) else { return false }
    let newest = try store.revisions().first { $0.repository == options.repository && $0.isNewest }
    guard let newest, newest.skipped == files.skipped else { return false }
    if options.keepsEarlierRevisions, newest.commit != commit { return false }
    return try store.files(of: options.repository) == files.sourceFiles
  }

  private func facts(
    of files: FileTable<Reading>, tree: CrawledTree, sites: [QuerySite], findings: [Finding]
  ) -> RevisionFacts {
    RevisionFacts(
      repository: options.repository, origin: tree.origin, commit: tree.commit, indexedAt: options.indexedAt,
      files: files.sourceFiles,
      sites: options.keepsExcerpts ? sites : sites.map(\.withoutExcerpt),
      findings: (tree.findings + files.findings + findings).sorted(), skipped: files.skipped)
  }
}

extension QuerySite {
  fileprivate var withoutExcerpt: QuerySite {
    var site = self
    site.excerpt = nil
    return site
  }
}
