/// Why a grammar cannot be used.
package enum GrammarFailure: Error, CustomStringConvertible, Equatable {
  case cannotLoad(library: String, reason: String)
  case missingSymbol(library: String, symbol: String)
  case unsupportedVersion(library: String, version: Int)

  package var description: String {
    switch self {
    case .cannotLoad(let library, let reason):
      "cannot load the grammar \(library): \(reason). Run `make grammars` to build it."
    case .missingSymbol(let library, let symbol):
      "the grammar \(library) does not export \(symbol). Run `make grammars` to build it anew."
    case .unsupportedVersion(let library, let version):
      "the grammar \(library) has ABI \(version), which the installed tree-sitter cannot read. "
        + "Run `make grammars` to build the pinned one."
    }
  }
}
