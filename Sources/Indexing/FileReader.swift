internal import FactStore
internal import SourceModel

/// Reads single files, as far as the index does not know already what is in them. Shared by the workers.
struct FileReader<Reading: SourceReading>: Sendable {
  let reading: Reading
  let content: any FileContent
  let scanner: BlobScanner
  let knownScans: [String: BlobScan]
  let knownExtractions: Set<ExtractionKey>

  /// What a look at a file brought.
  struct Look: Sendable {
    var file: SourceFile
    var scan: BlobScan
    /// Whether the index has yet to be told of the scan.
    var isNewScan: Bool
    /// The names that stand in the file, with the scan.
    var mentions: NameMentions?
    /// What was extracted, when the file is needed whatever others leave open and the index does not hold it.
    var extraction: Extraction?
  }

  enum Outcome: Sendable {
    case look(Look)
    case skipped(SkipRule, reason: String? = nil)
  }

  /// Reads a file at most once: to tell its blob, to scan it, and to extract it if it is of the first wave.
  func look(at candidate: FileSelection.Candidate) -> Outcome {
    if let blob = candidate.file.blob, candidate.isTold, let scan = knownScans[blob],
      !needsExtraction(blob, candidate.language, scan)
    {
      return look(at: candidate, blob: blob, language: candidate.language, scan: scan, isNewScan: false, bytes: nil)
    }
    switch content.read(candidate.file, limit: SkipRule.sizeLimit) {
    case .oversized: return .skipped(.oversized)
    case .notAFile: return .skipped(.symlink)
    case .unreadable(let reason): return .skipped(.unreadable, reason: reason)
    case .bytes(let bytes):
      let language =
        candidate.isTold ? candidate.language : reading.language(forFirstLine: firstLine(of: bytes))
      guard language != nil || candidate.isTold else { return .skipped(.unknownLanguage) }
      let blob = candidate.file.blob ?? blobID(of: bytes)
      let known = knownScans[blob]
      return look(
        at: candidate, blob: blob, language: language, scan: known ?? scanner.scan(bytes),
        isNewScan: known == nil, bytes: bytes)
    }
  }

  /// Extracts a file that turned out to be needed.
  func extract(_ file: SourceFile) -> Extraction? {
    guard let language = file.language, let bytes = bytes(of: file) else { return nil }
    return reading.extract(bytes, language: language)
  }

  /// nil when the language cannot be read.
  func key(blob: String, language: String) -> ExtractionKey? {
    guard let digest = try? reading.digest(ofLanguage: language) else { return nil }
    return ExtractionKey(blob: blob, language: language, digest: digest)
  }

  func bytes(of file: SourceFile) -> [UInt8]? {
    let crawled = CrawledFile(path: file.path, blob: file.blob, isModified: file.isModified)
    guard case .bytes(let bytes) = content.read(crawled, limit: SkipRule.sizeLimit) else { return nil }
    return bytes
  }

  private func look(
    at candidate: FileSelection.Candidate, blob: String, language: String?, scan: BlobScan, isNewScan: Bool,
    bytes: [UInt8]?
  ) -> Outcome {
    let file = SourceFile(
      path: candidate.file.path, blob: blob, language: language, unreadLanguage: candidate.unreadLanguage,
      isModified: candidate.file.isModified)
    var look = Look(file: file, scan: scan, isNewScan: isNewScan)
    guard let bytes else { return .look(look) }
    if isNewScan, scan.skippedBy == nil { look.mentions = MentionScanner.mentions(in: bytes) }
    if let language, needsExtraction(blob, language, scan) {
      look.extraction = reading.extract(bytes, language: language)
    }
    return .look(look)
  }

  private func needsExtraction(_ blob: String, _ language: String?, _ scan: BlobScan) -> Bool {
    guard scan.isCandidate, let language, let key = key(blob: blob, language: language) else { return false }
    return !knownExtractions.contains(key)
  }

  private func firstLine(of bytes: [UInt8]) -> [UInt8] {
    Array(bytes.prefix(256).prefix { $0 != UInt8(ascii: "\n") })
  }
}
