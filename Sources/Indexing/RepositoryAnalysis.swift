package import FactStore
internal import HostLanguages
internal import PostgresParser
internal import QueryTemplates
internal import SQLAnalysis
package import SourceModel
internal import StringEvaluation

/// Joins the files of a revision: string values across files, then statements, then sites.
package struct RepositoryAnalysis: RevisionAnalysis {
  /// To be raised by every change of the code that makes other sites of the same extractions.
  static let version = 40

  private let repository: String
  private let kinds: SiteKinds
  private let catalogue: Catalogue?
  private let models: CallModels
  private let manifest: (String) -> LanguageManifest?
  private var units: [SourceUnit] = []
  /// Parallel to `units`.
  private var files: [SourceFile] = []
  private var scripts: [(file: SourceFile, bytes: [UInt8])] = []
  /// Parallel to `scripts`, for code that loads them.
  private var loadable: [SourceScript] = []
  private var findings: [Finding] = []
  /// Parallel to the units that were evaluated so far.
  private var evaluations: [UnitEvaluation] = []
  /// What is known of functions whose callers tell them what to send.
  private var told = ToldFunctions()
  /// Files that may only call what leads to sites.
  private var callers = CallerFiles()

  init(
    repository: String, kinds: SiteKinds, catalogue: Catalogue?, models: CallModels,
    manifest: @escaping (String) -> LanguageManifest?
  ) {
    self.repository = repository
    self.kinds = kinds
    self.catalogue = catalogue
    self.models = models
    self.manifest = manifest
  }

  package mutating func add(_ file: SourceFile, _ extraction: Extraction) {
    findings += extraction.findings.map { finding in
      var placed = finding
      placed.path = file.path
      return placed
    }
    if file.language == LanguageReading.script {
      scripts.append((file, extraction.program))
      loadable.append(SourceScript(path: file.path, bytes: extraction.program))
    } else if let program = Program(decoding: extraction.program), let language = file.language.flatMap(manifest) {
      let isTest = kinds.kind(ofFile: file.path) == .test
      units.append(SourceUnit(path: file.path, program: program, language: language, isTest: isTest))
      files.append(file)
    }
  }

  /// Evaluates the units that are new, and those anew for which the new ones declare a name, a type made from one that
  /// leaves something open, or a function that is told what it sends.
  package mutating func openNames(workers: Int) -> [String] {
    let repository = RepositoryEvaluation(units, scripts: loadable, models: models)
    let new = evaluations.count..<units.count
    let declared = new.reduce(into: Set<String>()) { $0.formUnion(repository.declaredNames(of: $1)) }
    let bases = new.reduce(into: Set<String>()) { $0.formUnion(repository.baseNames(of: $1)) }
    var wanted =
      evaluations.indices.filter { unit in
        !evaluations[unit].openNames.isDisjoint(with: declared) || !evaluations[unit].openTypes.isDisjoint(with: bases)
      } + new
    evaluations += new.map { _ in UnitEvaluation(sites: [], openNames: []) }
    var newlyTold: Set<String> = []
    orderedMap(Array(new), workers: workers) { [units] in
      HandedParameters(of: units[$0])
    } merge: {
      newlyTold.formUnion(told.add($1))
    }
    var done: Set<Int> = []
    while !wanted.isEmpty {
      orderedMap(wanted, workers: workers) {
        repository.evaluate($0)
      } merge: {
        evaluations[$0] = $1
        newlyTold.formUnion(told.note($1, ofUnit: $0, units[$0]))
      }
      done.formUnion(wanted)
      wanted = told.units(mentioning: newlyTold).filter { !done.contains($0) }
      newlyTold = []
    }
    return evaluations.reduce(into: Set<String>()) { $0.formUnion($1.openNames) }.sorted()
  }

  package var toldNames: [String] {
    told.names + evaluations.reduce(into: Set<String>()) { $0.formUnion($1.openTypes) }.sorted()
  }

  package mutating func addCaller(_ file: SourceFile, _ extraction: Extraction) {
    guard let program = Program(decoding: extraction.program), let language = file.language.flatMap(manifest) else {
      return
    }
    callers.add(file, SourceUnit(path: file.path, program: program, language: language))
  }

  package mutating func callerNames(workers: Int) -> [String] {
    callers.search(from: evaluations, in: units, workers: workers).names
  }

  package mutating func finish(
    workers: Int, mentions: (String) -> Int, content: @escaping @Sendable (SourceFile) -> [UInt8]?
  ) -> (sites: [QuerySite], findings: [Finding], calls: CallFacts) {
    let others = filesForOtherDatabases
    let left = Set(others.compactMap(\.path))
    let settled = RepositoryEvaluation.settled(
      evaluations.flatMap(\.sites).filter { !left.contains(units[$0.unit].path) })
    let byUnit = Dictionary(grouping: settled, by: \.unit)
    let builder = SiteBuilder(
      repository: repository, kinds: kinds, catalogue: catalogue, files: files + scripts.map(\.file),
      scripts: Set(scripts.map(\.file.path)), units: units, content: content)
    var built: [BuiltSites] = []
    orderedMap(byUnit.keys.sorted(), workers: workers) {
      builder.sites(ofUnit: $0, byUnit[$0] ?? [])
    } merge: {
      built.append($1)
    }
    for (unit, evaluation) in evaluations.enumerated() where !evaluation.unfinished.isEmpty {
      built.append(BuiltSites(findings: builder.findings(ofUnit: unit, evaluation.unfinished)))
    }
    let scriptSites = ScriptSites(
      repository: repository, kinds: kinds, catalogue: catalogue, sent: sentStretches(of: settled))
    orderedMap(scripts.filter { !left.contains($0.file.path) }, workers: workers) {
      scriptSites.sites(of: $0.file, $0.bytes)
    } merge: {
      built.append($1)
    }
    return (
      built.flatMap(\.sites).sorted { ($0.place, $0.firstText, $0.id) < ($1.place, $1.firstText, $1.id) },
      findings + others + built.flatMap(\.findings),
      callers.facts(
        from: evaluations, in: units, workers: workers, kinds: kinds, mentions: mentions,
        texts: SourceTexts(files: files + callers.files, content: content))
    )
  }

  private var filesForOtherDatabases: [Finding] {
    let all = files + scripts.map(\.file)
    let variants = DatabaseVariants(paths: all.map(\.path))
    return all.compactMap { file in
      variants.otherDatabase(ofFile: file.path).map { Finding.otherDatabase($0, file: file) }
    }
  }

  /// By path: the stretches of scripts that code loads and sends.
  private func sentStretches(of sites: [EvaluatedSite]) -> [String: [ByteRange]] {
    let paths = Set(scripts.map(\.file.path))
    guard !paths.isEmpty else { return [:] }
    var stretches: [String: [ByteRange]] = [:]
    for site in sites where site.use > .made {
      let loaded = site.template.origins.filter { paths.contains($0.path) }
      for (path, origins) in Dictionary(grouping: loaded, by: \.path) {
        guard let first = origins.first else { continue }
        stretches[path, default: []].append(origins.reduce(first.range) { $0.union($1.range) })
      }
    }
    return stretches
  }
}

/// The sites of one file, and what is to be told about them.
struct BuiltSites: Sendable {
  var sites: [QuerySite] = []
  var findings: [Finding] = []
}

extension QuerySite {
  /// Puts the statements of one text in their order.
  fileprivate var firstText: FileRange { textRanges.first ?? place }
}
