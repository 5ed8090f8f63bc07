internal import Foundation
internal import SourceModel
internal import Synchronization
internal import TreeSitter

/// The languages of an installation: one folder below `Grammars/` each. A language is loaded when first asked for.
package final class LanguageRegistry: Sendable {
  private struct Entry {
    var manifest: LanguageManifest
    var folder: URL
  }

  private let directory: URL
  private let entries: [String: Entry]
  private let byExtension: [String: String]
  private let byFilename: [String: String]
  private let byInterpreter: [String: String]
  private let loaded = Mutex<[String: Result<Language, LanguageFailure>]>([:])

  /// - Parameter directory: holds a folder with a `manifest.json` for each language, and `.build` with the compiled
  ///   grammars. Of the installation, never of a repository that is indexed.
  package init(directory path: String) throws(LanguageFailure) {
    directory = URL(fileURLWithPath: path, isDirectory: true)
    var entries: [String: Entry] = [:]
    for folder in try Self.folders(in: directory) {
      let manifest = try Self.manifest(in: folder)
      entries[manifest.name] = Entry(manifest: manifest, folder: folder)
    }
    self.entries = entries
    var byExtension: [String: String] = [:]
    var byFilename: [String: String] = [:]
    var byInterpreter: [String: String] = [:]
    for (name, entry) in entries {
      for key in entry.manifest.extensions { byExtension[key] = name }
      for key in entry.manifest.filenames ?? [] { byFilename[key] = name }
      for key in entry.manifest.interpreters ?? [] { byInterpreter[key] = name }
    }
    self.byExtension = byExtension
    self.byFilename = byFilename
    self.byInterpreter = byInterpreter
  }

  /// Sorted.
  package var names: [String] { entries.keys.sorted() }

  package func manifest(_ name: String) -> LanguageManifest? { entries[name]?.manifest }

  /// The language of a file by its name, or nil.
  package func language(forPath path: String) -> String? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    if let language = byFilename[name] { return language }
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    return byExtension[name[name.index(after: dot)...].lowercased()]
  }

  /// The language of a file without a telling name by its `#!` line, or nil.
  package func language(forFirstLine line: [UInt8]) -> String? {
    guard line.starts(with: Array("#!".utf8)) else { return nil }
    let words = String(decoding: line.dropFirst(2), as: UTF8.self).split(whereSeparator: {
      $0 == " " || $0 == "/" || $0 == "\n"
    })
    for word in words.reversed() {
      let name = String(word.prefix { $0.isLetter })
      if let language = byInterpreter[name] { return language }
    }
    return nil
  }

  /// Loads a language, once.
  package func load(_ name: String) throws(LanguageFailure) -> Language {
    try loaded.withLock { loaded throws(LanguageFailure) in
      if let known = loaded[name] { return try known.get() }
      let result = Result { () throws(LanguageFailure) in try read(name) }
      loaded[name] = result
      return try result.get()
    }
  }

  private func read(_ name: String) throws(LanguageFailure) -> Language {
    guard let entry = entries[name] else { throw .unknown(name) }
    let library = directory.appending(path: ".build/\(name).so").path
    guard FileManager.default.fileExists(atPath: library) else { throw .notBuilt(name) }
    let rulesFile = entry.folder.appending(path: "lowering.json")
    do {
      let manifestBytes = try Data(contentsOf: entry.folder.appending(path: "manifest.json"))
      let ruleBytes = try Data(contentsOf: rulesFile)
      let rules = try JSONDecoder().decode([String: String].self, from: ruleBytes)
      var hash = StableHash()
      hash.combine(manifestBytes)
      hash.combine(ruleBytes)
      hash.combine("\(Language.extractorVersion)".utf8)
      let grammar = try Grammar(library: library, symbol: entry.manifest.grammar.symbol)
      return try Language(manifest: entry.manifest, rules: rules, digest: hash.hex, grammar: grammar)
    } catch let mistake as LoweringTable.Mistake {
      throw .badRules(file: rulesFile.path, reason: mistake.sentence)
    } catch let failure as GrammarFailure {
      throw .grammar(failure)
    } catch {
      throw .badRules(file: rulesFile.path, reason: "\(error)")
    }
  }

  private static func folders(in directory: URL) throws(LanguageFailure) -> [URL] {
    do {
      return try FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
        .filter { FileManager.default.fileExists(atPath: $0.appending(path: "manifest.json").path) }
        .sorted { $0.lastPathComponent < $1.lastPathComponent }
    } catch {
      throw .noGrammars(directory: directory.path)
    }
  }

  private static func manifest(in folder: URL) throws(LanguageFailure) -> LanguageManifest {
    let file = folder.appending(path: "manifest.json")
    do {
      return try JSONDecoder().decode(LanguageManifest.self, from: Data(contentsOf: file))
    } catch {
      throw .badManifest(file: file.path, reason: "\(error)")
    }
  }
}
