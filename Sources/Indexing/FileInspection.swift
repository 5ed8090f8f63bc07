internal import FactStore
package import HostLanguages
internal import QueryTemplates
package import SourceModel
internal import StringEvaluation
internal import TreeSitter

/// What pgxref makes of a few files by themselves, for those who write lowering tables and their tests.
package struct FileInspection: Sendable {
  /// The first file's lowered program, as nested lists; empty for a script.
  package var program: String
  /// In file order.
  package var sites: [QuerySite]
  package var findings: [Finding]
  /// Who calls the functions of the sites.
  package var calls: CallFacts

  /// - Parameters:
  ///   - bytes: the file's.
  ///   - path: tells the language, and the kind of code.
  /// - Throws: when the language is unknown or cannot be loaded.
  package init(_ bytes: [UInt8], path: String, registry: LanguageRegistry) throws(LanguageFailure) {
    try self.init([(path, bytes)], registry: registry)
  }

  /// - Parameter files: of one repository, with different paths.
  /// - Throws: when a language is unknown or cannot be loaded.
  package init(_ files: [(path: String, bytes: [UInt8])], registry: LanguageRegistry) throws(LanguageFailure) {
    let reading = LanguageReading(registry: registry, catalogue: nil)
    var analysis = reading.analysis(ofRepository: "inspection", folder: "", settings: .none)
    var programs: [String] = []
    for (path, bytes) in files {
      guard let language = reading.language(forPath: path) else { throw .unknown(path) }
      _ = try reading.digest(ofLanguage: language)
      let extraction = reading.extract(bytes, language: language)
      programs.append(Program(decoding: extraction.program)?.description ?? "")
      analysis.add(SourceFile(path: path, blob: "", language: language, isModified: false), extraction)
    }
    program = programs.first ?? ""
    _ = analysis.openNames(workers: 1)
    (sites, findings, calls) = analysis.finish(workers: 1, mentions: { _ in 0 }) { file in
      files.first { $0.path == file.path }?.bytes
    }
  }
}
