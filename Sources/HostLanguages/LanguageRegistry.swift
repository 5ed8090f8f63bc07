internal import Foundation
internal import SourceModel
internal import Synchronization
internal import TreeSitter

/// The languages of an installation: one folder below `Grammars/` each. A language is loaded when first asked for.
package final class LanguageRegistry: Sendable {
  private struct Entry {
    var manifest: LanguageManifest
    /// The language's own, and before it those of the languages that it extends.
    var folders: [URL]
  }

  /// By what paths kinds of code are told apart.
  package let kinds: KindPatterns

  private let directory: URL
  private let entries: [String: Entry]
  private let byExtension: [String: String]
  private let byFilename: [String: String]
  private let byInterpreter: [String: String]
  private let unreadByExtension: [String: String]
  private let loaded = Mutex<[String: Result<Language, LanguageFailure>]>([:])

  /// - Parameter directory: holds a folder with a `manifest.json` for each language, and `.build` with the compiled
  ///   grammars. Of the installation, never of a repository that is indexed.
  package init(directory path: String) throws(LanguageFailure) {
    directory = URL(fileURLWithPath: path, isDirectory: true)
    let folders = try Self.folders(in: directory)
    kinds = try Self.decode(KindPatterns.self, from: directory.appending(path: "kinds.json"))
    var entries: [String: Entry] = [:]
    for folder in folders {
      let manifest = try Self.decode(LanguageManifest.self, from: folder.appending(path: "manifest.json"))
      entries[manifest.name] = Entry(manifest: manifest, folders: [folder])
    }
    self.entries = try Self.completed(entries)
    var byExtension: [String: String] = [:]
    var byFilename: [String: String] = [:]
    var byInterpreter: [String: String] = [:]
    for (name, entry) in self.entries {
      for key in entry.manifest.extensions { byExtension[key] = name }
      for key in entry.manifest.filenames ?? [] { byFilename[key] = name }
      for key in entry.manifest.interpreters ?? [] { byInterpreter[key] = name }
    }
    self.byExtension = byExtension
    self.byFilename = byFilename
    self.byInterpreter = byInterpreter
    unreadByExtension = try Self.unreadLanguages(in: directory)
  }

  /// Sorted.
  package var names: [String] { entries.keys.sorted() }

  package func manifest(_ name: String) -> LanguageManifest? { entries[name]?.manifest }

  /// The language of a file by its name, or nil.
  package func language(forPath path: String) -> String? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return byFilename[name] ?? Self.ending(of: name).flatMap { byExtension[$0] }
  }

  /// The language of a file that looks like code, by its name, when it is none of these; nil for all other files.
  package func unreadLanguage(forPath path: String) -> String? {
    guard language(forPath: path) == nil else { return nil }
    return Self.ending(of: path.split(separator: "/").last.map(String.init) ?? path).flatMap { unreadByExtension[$0] }
  }

  /// What stands behind the last dot, in lower case.
  private static func ending(of name: String) -> String? {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    return name[name.index(after: dot)...].lowercased()
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
    var rulesFile = library
    do {
      let grammar = try Grammar(library: library, symbol: entry.manifest.grammar.symbol)
      var rules: [String: String] = [:]
      var hash = StableHash()
      for folder in entry.folders {
        rulesFile = folder.appending(path: "lowering.json").path
        hash.combine(try Data(contentsOf: folder.appending(path: "manifest.json")))
        // A language that extends another may have no rules of its own.
        if entry.manifest.extends != nil, !FileManager.default.fileExists(atPath: rulesFile) { continue }
        let ruleBytes = try Data(contentsOf: URL(fileURLWithPath: rulesFile))
        hash.combine(ruleBytes)
        var found = try JSONDecoder().decode([String: String].self, from: ruleBytes)
        // The grammar need not have all nodes of those that it extends.
        if folder != entry.folders.last { found = found.filter { LoweringTable.hasNode(for: $0.key, in: grammar) } }
        rules.merge(found) { _, own in own }
      }
      hash.combine("\(Language.extractorVersion)".utf8)
      return try Language(manifest: entry.manifest, rules: rules, digest: hash.hex, grammar: grammar)
    } catch let mistake as LoweringTable.Mistake {
      throw .badRules(file: rulesFile, reason: mistake.sentence)
    } catch let failure as GrammarFailure {
      throw .grammar(failure)
    } catch {
      throw .badRules(file: rulesFile, reason: "\(error)")
    }
  }

  /// The entries with what they leave out taken from the languages that they extend.
  private static func completed(_ entries: [String: Entry]) throws(LanguageFailure) -> [String: Entry] {
    var completed = entries
    for (name, entry) in entries {
      var seen = [name]
      var next = entry.manifest.extends
      while let base = next {
        guard let known = entries[base], !seen.contains(base) else {
          let file = entry.folders[0].appending(path: "manifest.json").path
          throw .badManifest(file: file, reason: "it extends \(base), which is no other language")
        }
        seen.append(base)
        completed[name]?.manifest.inherit(known.manifest)
        completed[name]?.folders.insert(contentsOf: known.folders, at: 0)
        next = known.manifest.extends
      }
    }
    return completed
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

  /// `unread.json`: the languages that there is no folder for, by ending of files' names.
  private static func unreadLanguages(in directory: URL) throws(LanguageFailure) -> [String: String] {
    let languages = try decode([String: [String]].self, from: directory.appending(path: "unread.json"))
    return Dictionary(
      languages.sorted { $0.key < $1.key }.flatMap { name, endings in endings.map { ($0, name) } }
    ) { first, _ in first }
  }

  /// A file of data; a key that means nothing is a mistake of whoever wrote it.
  private static func decode<Value: Codable>(_ type: Value.Type, from file: URL) throws(LanguageFailure) -> Value {
    do {
      let data = try Data(contentsOf: file)
      let value = try JSONDecoder().decode(Value.self, from: data)
      if let reason = try UnknownKey(in: data, readAs: value)?.description {
        throw LanguageFailure.badManifest(file: file.path, reason: reason)
      }
      return value
    } catch let failure as LanguageFailure {
      throw failure
    } catch let mistake as DecodingError {
      throw .badManifest(file: file.path, reason: mistake.sentence)
    } catch {
      throw .badManifest(file: file.path, reason: error.localizedDescription)
    }
  }
}
