internal import Foundation
internal import SourceModel
internal import Yams

/// A value in a file of settings, which is YAML. What is read of it and is not as it should be is a ``SettingsFailure`` with
/// its place.
package struct SettingsValue {
  private let node: Node
  private let path: String

  /// Reads a file; nil when nothing stands in it.
  ///
  /// - Parameter path: for messages.
  package init?(_ bytes: some Sequence<UInt8>, path: String) throws(SettingsFailure) {
    guard let text = String(validating: Array(bytes), as: UTF8.self) else {
      throw SettingsFailure(path: path, "the file is no text in UTF-8")
    }
    let root: Node?
    do { root = try Yams.compose(yaml: text) } catch { throw Self.failure(error, path: path) }
    guard let root else { return nil }
    self.init(root, path: path)
  }

  private init(_ node: Node, path: String) {
    self.node = node
    self.path = path
  }

  package func failure(_ problem: String) -> SettingsFailure {
    SettingsFailure(path: path, line: node.mark?.line, column: node.mark?.column, problem)
  }

  /// The entries of a mapping that may have these keys and no others.
  package func members(_ keys: [String]) throws(SettingsFailure) -> [(key: String, value: SettingsValue)] {
    guard let mapping = node.mapping else {
      throw failure("keys with values are expected here: \(keys.joined(separator: ", "))")
    }
    var members: [(key: String, value: SettingsValue)] = []
    for (key, value) in mapping {
      let name = try SettingsValue(key, path: path).word(among: keys, "key")
      members.append((name, SettingsValue(value, path: path)))
    }
    return members
  }

  package func string() throws(SettingsFailure) -> String {
    guard let text = node.scalar?.string, !text.isEmpty else { throw failure("a word is expected here") }
    return text
  }

  /// One of a few words.
  ///
  /// - Parameter kind: what the word should be, for the message.
  @discardableResult
  package func word(among words: [String], _ kind: String) throws(SettingsFailure) -> String {
    let word = try string()
    if words.contains(word) { return word }
    let meant =
      closest(to: word, among: words).first.map { "; did you mean '\($0)'?" }
      ?? "; there are \(words.joined(separator: ", "))"
    throw failure("unknown \(kind) '\(word)'" + meant)
  }

  package func elements() throws(SettingsFailure) -> [SettingsValue] {
    guard let list else { throw failure("a list is expected here, such as [a, b]") }
    return list
  }

  /// nil for what is no list.
  package var list: [SettingsValue]? { node.sequence?.map { SettingsValue($0, path: path) } }

  package func strings() throws(SettingsFailure) -> [String] {
    var strings: [String] = []
    for element in try elements() { strings.append(try element.string()) }
    return strings
  }

  package func flag() throws(SettingsFailure) -> Bool {
    guard let flag = node.bool else { throw failure("true or false is expected here") }
    return flag
  }

  package func count() throws(SettingsFailure) -> Int {
    guard let number, number > 0 else { throw failure("a number from 1 is expected here") }
    return number
  }

  /// nil for what is no whole number.
  package var number: Int? { node.int }

  private static func failure(_ error: any Error, path: String) -> SettingsFailure {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      SettingsFailure(path: path, line: mark.line, column: mark.column, "no YAML: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      SettingsFailure(
        path: path, line: context.mark.line, column: context.mark.column,
        "the same key stands here twice: \(keys.sorted().joined(separator: ", "))")
    default: SettingsFailure(path: path, "no YAML: \(error)")
    }
  }
}
