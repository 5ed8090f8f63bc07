internal import CTreeSitter
internal import Glibc

/// A tree-sitter grammar, loaded from a shared object. Immutable, shared by all workers.
@safe package final class Grammar: Sendable {
  /// A node kind's id within its grammar.
  package typealias Symbol = UInt16
  /// A field's id within its grammar; 0 is "no field".
  package typealias Field = UInt16

  /// The name of each symbol, by id. Several symbols can share a name.
  package let symbolNames: [String]
  private let fieldIDs: [String: Field]
  nonisolated(unsafe) let language: OpaquePointer

  /// Loads the grammar that `library` exports as `symbol`, such as `tree_sitter_python`. The object stays loaded for the
  /// life of the process: trees and parsers point into it.
  ///
  /// - Throws: ``GrammarFailure`` when the file cannot be loaded, lacks the symbol, or was generated for another
  ///   version of tree-sitter.
  package init(library: String, symbol: String) throws(GrammarFailure) {
    guard let handle = unsafe dlopen(library, RTLD_NOW | RTLD_LOCAL) else {
      throw .cannotLoad(library: library, reason: Self.lastLoaderError())
    }
    guard let address = unsafe dlsym(handle, symbol) else {
      throw .missingSymbol(library: library, symbol: symbol)
    }
    typealias LanguageFunction = @convention(c) () -> OpaquePointer?
    let function = unsafe unsafeBitCast(address, to: LanguageFunction.self)
    guard let language = unsafe function() else { throw .missingSymbol(library: library, symbol: symbol) }
    let version = unsafe ts_language_version(language)
    let supported = UInt32(TREE_SITTER_MIN_COMPATIBLE_LANGUAGE_VERSION)...UInt32(TREE_SITTER_LANGUAGE_VERSION)
    guard supported.contains(version) else {
      throw .unsupportedVersion(library: library, version: Int(version))
    }
    unsafe self.language = language
    let symbolCount = unsafe ts_language_symbol_count(language)
    symbolNames = (0..<symbolCount).map { id in
      let name = unsafe ts_language_symbol_name(language, Symbol(id))
      return unsafe name.map { unsafe String(cString: $0) } ?? ""
    }
    let fieldCount = unsafe ts_language_field_count(language)
    var fieldIDs: [String: Field] = [:]
    for id in 0..<fieldCount {
      guard let name = unsafe ts_language_field_name_for_id(language, Field(id + 1)) else { continue }
      unsafe fieldIDs[String(cString: name)] = Field(id + 1)
    }
    self.fieldIDs = fieldIDs
  }

  /// All symbols of that name, named and anonymous; empty when the grammar has no such node.
  package func symbols(named name: String) -> [Symbol] {
    symbolNames.indices.filter { symbolNames[$0] == name }.map { Symbol($0) }
  }

  package func field(named name: String) -> Field? { fieldIDs[name] }

  private static func lastLoaderError() -> String {
    guard let message = unsafe dlerror() else { return "unknown reason" }
    return unsafe String(cString: message)
  }
}
