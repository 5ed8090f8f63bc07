package import TreeSitter

/// Why a language cannot be read.
package enum LanguageFailure: Error, CustomStringConvertible, Equatable {
  case noGrammars(directory: String)
  case badManifest(file: String, reason: String)
  case badRules(file: String, reason: String)
  case unknown(String)
  case notBuilt(String)
  case grammar(GrammarFailure)

  package var description: String {
    switch self {
    case .noGrammars(let directory):
      "there are no grammars in \(directory). Set PGXREF_GRAMMARS to the folder that holds them, or reinstall pgxref."
    case .badManifest(let file, let reason): "\(file) cannot be used: \(reason)"
    case .badRules(let file, let reason): "\(file) is not a lowering table: \(reason)"
    case .unknown(let name): "there is no language named \(name)"
    case .notBuilt(let name): "the grammar for \(name) is not built. Run `make grammars` to build it."
    case .grammar(let failure): failure.description
    }
  }
}
