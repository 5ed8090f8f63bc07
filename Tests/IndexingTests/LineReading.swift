import FactStore
import HostLanguages
import Indexing
import SourceModel

/// A language of lines, for tests of the run alone: `send TEXT` is a site, `use NAME` leaves a name open, `told NAME`
/// is a function that sends what it is told.
struct LineReading: SourceReading {
  var sinkNames: [String] { ["send_query"] }
  var builders: [String: [BuilderSigns]] { [:] }
  var digest: UInt64 = 1
  var languageDigest: UInt64 = 1

  func language(forPath path: String) -> String? {
    path.hasSuffix(".line") ? "line" : path.hasSuffix(".unbuilt") ? "unbuilt" : nil
  }

  func unreadLanguage(forPath path: String) -> String? { path.hasSuffix(".prose") ? "Prose" : nil }

  func kinds(inFolder folder: String) -> @Sendable (String) -> QuerySite.Kind {
    { $0.hasPrefix(folder + "tests/") ? .test : .application }
  }

  func language(forFirstLine line: [UInt8]) -> String? { line.starts(with: "#!/usr/bin/line".utf8) ? "line" : nil }

  func digest(ofLanguage language: String) throws(LanguageFailure) -> UInt64 {
    if language == "unbuilt" { throw .notBuilt(language) }
    return languageDigest
  }

  func extract(_ bytes: [UInt8], language: String) -> Extraction {
    Extraction(program: bytes, findings: [])
  }

  func analysis(ofRepository repository: String, folder: String, settings: RepositorySettings) -> LineAnalysis {
    LineAnalysis(repository: repository)
  }
}

struct LineAnalysis: RevisionAnalysis {
  let repository: String
  private var files: [(file: SourceFile, program: [UInt8])] = []

  init(repository: String) { self.repository = repository }

  mutating func add(_ file: SourceFile, _ extraction: Extraction) { files.append((file, extraction.program)) }

  mutating func openNames(workers: Int) -> [String] {
    files.flatMap { lines(of: $0.program, after: "use ").map(\.text) }
  }

  var toldNames: [String] { files.flatMap { lines(of: $0.program, after: "told ").map(\.text) } }

  mutating func addCaller(_ file: SourceFile, _ extraction: Extraction) {}

  mutating func callerNames(workers: Int) -> [String] { [] }

  mutating func finish(
    workers: Int, mentions: (String) -> Int, content: @escaping @Sendable (SourceFile) -> [UInt8]?
  ) -> (sites: [QuerySite], findings: [Finding], calls: CallFacts) {
    let sites = files.sorted { $0.file < $1.file }.flatMap { file, program in
      lines(of: program, after: "send ").map { line, text in
        site(path: file.path, line: line, text: text, excerpt: content(file).map { "\($0.count) bytes" } ?? "")
      }
    }
    return (sites, [], CallFacts())
  }

  private func lines(of program: [UInt8], after word: String) -> [(line: Int, text: String)] {
    program.split(separator: 10, omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      line.starts(with: word.utf8)
        ? (index + 1, String(decoding: line.dropFirst(word.utf8.count), as: UTF8.self)) : nil
    }
  }

  private func site(path: String, line: Int, text: String, excerpt: String) -> QuerySite {
    let range = FileRange(
      path: path, bytes: ByteRange(start: line, end: line), lines: LineRange(first: line, last: line))
    let template = Array(text.utf8)
    return QuerySite(
      id: SiteID(repository: repository, path: path, function: "", template: template, ordinal: line),
      repository: repository, place: range, function: "", sink: nil, kind: .application, evidence: 1, annotation: nil,
      textRanges: [range], template: template, templateText: text, statements: [],
      excerpt: Excerpt(firstLine: line, text: excerpt))
  }
}
