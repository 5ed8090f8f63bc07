internal import FactStore
package import HostLanguages
internal import QueryTemplates
package import SourceModel
internal import StringEvaluation
internal import TreeSitter

/// What pgxref makes of one file alone, for those who write lowering tables and their tests.
package struct FileInspection: Sendable {
  /// The lowered program, as nested lists; empty for a script.
  package var program: String
  /// In file order.
  package var sites: [QuerySite]
  package var findings: [Finding]

  /// - Parameters:
  ///   - bytes: the file's.
  ///   - path: tells the language, and the kind of code.
  /// - Throws: when the language is unknown or cannot be loaded.
  package init(_ bytes: [UInt8], path: String, registry: LanguageRegistry) throws(LanguageFailure) {
    let reading = LanguageReading(registry: registry, catalogue: nil)
    guard let language = reading.language(forPath: path) else { throw .unknown(path) }
    _ = try reading.digest(ofLanguage: language)
    let extraction = reading.extract(bytes, language: language)
    program = Program(decoding: extraction.program)?.description ?? ""
    let file = SourceFile(path: path, blob: "", language: language, isModified: false)
    var analysis = reading.analysis(ofRepository: "inspection")
    analysis.add(file, extraction)
    _ = analysis.openNames(workers: 1)
    (sites, findings) = analysis.finish(workers: 1) { _ in bytes }
  }
}
