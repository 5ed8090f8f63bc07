package import FactStore
package import HostLanguages
package import SourceModel

/// What a run needs of languages and of SQL: how one file is read, and how the files of a revision are joined.
package protocol SourceReading: Sendable {
  associatedtype Analysis: RevisionAnalysis

  /// Names of functions that send statements, in whatever language.
  var sinkNames: [String] { get }

  /// By language: the ORMs and query builders whose use is counted.
  var builders: [String: [BuilderSigns]] { get }

  /// Changes with whatever makes other facts of the same extractions, such as a catalogue.
  var digest: UInt64 { get }

  /// The language of a file by its name; nil when that tells none.
  func language(forPath path: String) -> String?

  /// The language of a file by its name, when it is one that looks like code and cannot be read.
  func unreadLanguage(forPath path: String) -> String?

  /// The language of a file by its first line.
  func language(forFirstLine line: [UInt8]) -> String?

  /// Tells what kind of code a file holds by its path.
  ///
  /// - Parameter folder: the part of the repository that is read, with a `/` behind; empty for all.
  func kinds(inFolder folder: String) -> @Sendable (_ path: String) -> QuerySite.Kind

  /// Changes with whatever makes another extraction of the same bytes. Throws when the language cannot be read.
  func digest(ofLanguage language: String) throws(LanguageFailure) -> UInt64

  /// Extracts one file alone. Called from several threads, which have large stacks.
  func extract(_ bytes: [UInt8], language: String) -> Extraction

  /// Begins to join the files of a revision.
  ///
  /// - Parameter folder: the part of the repository that is read, with a `/` behind; empty for all.
  func analysis(ofRepository repository: String, folder: String, settings: RepositorySettings) -> Analysis
}

/// The files of one revision as they are joined, wave by wave.
package protocol RevisionAnalysis {
  /// Takes a file in. Files of one wave come in the order of their paths.
  mutating func add(_ file: SourceFile, _ extraction: Extraction)

  /// Names that the files so far leave open, and which files that are not taken in yet may define.
  mutating func openNames(workers: Int) -> [String]

  /// Names of functions so far that send what their callers tell them, and which files that are not taken in yet may
  /// mention.
  var toldNames: [String] { get }

  /// Takes in a file that was read only because it may call what leads to sites.
  mutating func addCaller(_ file: SourceFile, _ extraction: Extraction)

  /// The names by which functions are called that lead to sites, and which files that are not taken in yet may mention.
  mutating func callerNames(workers: Int) -> [String]

  /// The sites of all files, sorted by path and offset, what is to be told about them, and who calls their functions.
  ///
  /// - Parameter mentions: how many files that were not taken in mention a name.
  /// - Parameter content: the bytes of a file that was taken in; nil when it cannot be read any more.
  mutating func finish(
    workers: Int, mentions: (String) -> Int, content: @escaping @Sendable (SourceFile) -> [UInt8]?
  ) -> (sites: [QuerySite], findings: [Finding], calls: CallFacts)
}
