internal import FactStore
internal import HostLanguages
internal import PostgresParser
internal import SourceModel

/// The files of one run: what a look at each of them brought, and which the analysis has taken in.
struct FileTable<Reading: SourceReading> {
  private let selection: FileSelection
  private let reader: FileReader<Reading>
  private let update: IndexUpdate
  private let filesSeen: Int
  private let kindOfFile: @Sendable (String) -> QuerySite.Kind

  private struct Entry {
    var file: SourceFile
    var scan: BlobScan
    var isTaken = false
  }

  /// Sorted by path.
  private var entries: [Entry] = []
  private var extracted: Set<ExtractionKey>
  private var skippedCounts: [SkipRule: Int]
  private var parsedCount = 0
  private(set) var findings: [Finding] = []

  init(
    _ selection: FileSelection, of tree: CrawledTree, reading: Reading, update: IndexUpdate
  ) throws(FactStoreFailure) {
    self.selection = selection
    self.update = update
    skippedCounts = selection.skipped
    kindOfFile = reading.kinds(inFolder: tree.folder)
    filesSeen = tree.files.count + tree.skipped.values.reduce(0, +)
    let scanner = BlobScanner(
      sinks: reading.sinkNames, builderCalls: reading.builders.values.joined().flatMap(\.calls))
    extracted = try update.store.extractionKeys()
    reader = FileReader(
      reading: reading, content: tree.content, scanner: scanner,
      knownScans: try update.store.scans(digest: scanner.digest), knownExtractions: extracted)
  }

  /// Looks at every file, at several at a time, and keeps what is new of them in the index.
  mutating func lookAtAll(workers: Int, progress: (IndexProgress) -> Void) throws(FactStoreFailure) {
    let reader = reader
    var done = 0
    try orderedMap(selection.candidates, workers: workers) {
      reader.look(at: $0)
    } merge: { candidate, outcome throws(FactStoreFailure) in
      done += 1
      progress(.reading(done: done, of: selection.candidates.count))
      switch outcome {
      case .skipped(let rule, let reason): skip(candidate.file.path, by: rule, reason: reason)
      case .look(let look): try add(look)
      }
    }
    for language in languages { findings += unreadable(language) }
  }

  /// The finding that a language cannot be read, if it cannot.
  private func unreadable(_ language: String) -> [Finding] {
    do throws(LanguageFailure) {
      _ = try reader.reading.digest(ofLanguage: language)
      return []
    } catch {
      let count = entries.count { $0.file.language == language }
      return [
        Finding(
          code: "unreadable-language", severity: .warning,
          message: "\(count) files of \(language) were left out: \(error)")
      ]
    }
  }

  private mutating func skip(_ path: String, by rule: SkipRule, reason: String?) {
    skippedCounts[rule, default: 0] += 1
    guard let finding = rule.finding(path: path, reason: reason) else { return }
    findings.append(finding)
  }

  private mutating func add(_ look: FileReader<Reading>.Look) throws(FactStoreFailure) {
    if look.isNewScan { try update.keep(look.scan, ofBlob: look.file.blob, digest: reader.scanner.digest) }
    if let rule = look.scan.skippedBy.flatMap(SkipRule.init) {
      skip(look.file.path, by: rule, reason: nil)
      return
    }
    if let mentions = look.mentions { try update.keep(mentions, ofBlob: look.file.blob) }
    if let extraction = look.extraction, let key = key(of: look.file) { try keep(extraction, for: key) }
    if look.file.unreadLanguage != nil { skippedCounts[.unknownLanguage, default: 0] += 1 }
    var file = look.file
    file.kind = kindOfFile(file.path)
    entries.append(Entry(file: file, scan: look.scan))
  }

  private mutating func keep(_ extraction: Extraction, for key: ExtractionKey) throws(FactStoreFailure) {
    parsedCount += 1
    guard extracted.insert(key).inserted else { return }
    try update.keep(extraction, for: key)
  }
}

/// What happens wave by wave.
extension FileTable {
  /// Takes the files in which statements or calls that send them may stand.
  ///
  /// - Parameter functions: names of functions that are told to send statements.
  mutating func takeCandidates(calling functions: Set<String>) -> [SourceFile] {
    // A name that looks do not note may stand in any file.
    let isNoted = functions.allSatisfy(reader.scanner.notesMentions(of:))
    let names = Set(functions.map(DefinedName.hash))
    return take { $0.scan.isCandidate || !isNoted || $0.scan.mentionedNames.contains(where: names.contains) }
  }

  /// A name that more files mention is no clue: to read them all for it would cost more than the calls are worth.
  static var mostFilesOfAToldName: Int { 1000 }

  /// Takes the files that are not taken yet and may define one of the names that are open, or call one of the functions
  /// that send what they are told.
  mutating func takeFollowing(definersOf open: Set<UInt32>, callersOf told: Set<UInt32>) -> [SourceFile] {
    var counts: [UInt32: Int] = [:]
    for entry in entries where entry.file.language != nil {
      for name in entry.scan.mentionedNames where told.contains(name) { counts[name, default: 0] += 1 }
    }
    return take { entry in
      entry.scan.definedNames.contains(where: open.contains)
        || entry.scan.mentionedNames.contains { counts[$0].map { $0 <= Self.mostFilesOfAToldName } ?? false }
    }
  }

  private mutating func take(_ isWanted: (Entry) -> Bool) -> [SourceFile] {
    var taken: [SourceFile] = []
    for index in entries.indices
    where !entries[index].isTaken && key(of: entries[index].file) != nil && isWanted(entries[index]) {
      entries[index].isTaken = true
      taken.append(entries[index].file)
    }
    return taken
  }

  /// Extracts those of the files that the index does not hold.
  mutating func extract(_ files: [SourceFile], workers: Int) throws(FactStoreFailure) {
    let reader = reader
    let missing = files.filter { file in key(of: file).map { !extracted.contains($0) } ?? false }
    try orderedMap(missing, workers: workers) {
      reader.extract($0)
    } merge: { file, extraction throws(FactStoreFailure) in
      guard let extraction, let key = key(of: file) else { return }
      try keep(extraction, for: key)
    }
  }

  /// Hands over what was extracted from the files.
  func add(_ files: [SourceFile], to take: (SourceFile, Extraction) -> Void) throws(FactStoreFailure) {
    for file in files {
      guard let key = key(of: file), let extraction = try update.store.extraction(key) else { continue }
      take(file, extraction)
    }
  }

  /// Takes the files that are not taken yet and mention one of these names, but for names that more than so many mention.
  mutating func takeMentioning(_ names: Set<UInt32>, atMost limit: Int) -> [SourceFile] {
    var counts: [UInt32: Int] = [:]
    for entry in entries where !entry.isTaken {
      for name in entry.scan.mentionedNames where names.contains(name) { counts[name, default: 0] += 1 }
    }
    return take { $0.scan.mentionedNames.contains { counts[$0] ?? .max <= limit } }
  }

  /// How many files that were not taken mention a name.
  func unreadFiles(mentioning name: UInt32) -> Int {
    entries.count { !$0.isTaken && $0.scan.mentionedNames.contains(name) }
  }

  /// nil when the file's language cannot be read.
  private func key(of file: SourceFile) -> ExtractionKey? {
    file.language.flatMap { reader.key(blob: file.blob, language: $0) }
  }
}

/// What is told of the files in the end.
extension FileTable {
  var sourceFiles: [SourceFile] { entries.map(\.file) }

  /// Sorted.
  private var languages: [String] { Set(entries.compactMap(\.file.language)).sorted() }

  /// The ORMs and query builders that are used, the most used first, and what such libraries take columns for by their names
  /// alone; sorted.
  var builders: (uses: [BuilderUse], conventions: [NamingConvention]) {
    var uses: [BuilderUse] = []
    var conventions: [NamingConvention] = []
    for (language, signs) in reader.reading.builders {
      var tally = BuilderTally(language, signs)
      for entry in entries where entry.file.language == language { tally.add(entry.scan) }
      uses += tally.uses
      for builder in signs where tally.usedNames.contains(builder.name) {
        conventions += (builder.conventions ?? [:]).map {
          NamingConvention(library: builder.name, pattern: $0.key, purpose: $0.value)
        }
      }
    }
    // Two languages may share a library.
    return (uses.sorted(), Set(conventions).sorted())
  }

  var takenCount: Int { entries.count { $0.isTaken } }

  var skipped: [String: Int] {
    Dictionary(uniqueKeysWithValues: skippedCounts.map { ($0.key.rawValue, $0.value) })
  }

  var content: @Sendable (SourceFile) -> [UInt8]? { { [reader] file in reader.bytes(of: file) } }

  /// Changes with whatever else is read in the same files.
  var recipe: UInt64 {
    var hash = StableHash()
    let digests = languages.map { "\($0) \((try? reader.reading.digest(ofLanguage: $0)) ?? 0)" }
    for part in digests + ["\(reader.scanner.digest)", "\(reader.reading.digest)"] { hash.combine((part + "\0").utf8) }
    return hash.value
  }

  func summary(of facts: RevisionFacts? = nil, isUnchanged: Bool = false) -> IndexSummary {
    IndexSummary(
      filesSeen: filesSeen, filesIndexed: entries.count { $0.file.unreadLanguage == nil }, filesParsed: parsedCount,
      skipped: skipped,
      sites: facts?.sites.count ?? 0, statements: facts?.sites.reduce(0) { $0 + $1.statements.count } ?? 0,
      findings: facts?.findings.count ?? 0, isUnchanged: isUnchanged)
  }
}
