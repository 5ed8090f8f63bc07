internal import CrossReference
internal import Foundation
internal import Yams

extension Policy {
  /// Reads a policy; docs/mcp.md describes the file.
  ///
  /// - Throws: ``PolicyFailure`` for a file that cannot be read, and for each word in it that has no meaning.
  package init(readingFileAt path: String) throws(PolicyFailure) {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw PolicyFailure(path: path, "the policy cannot be read: check the path and who may read it")
    }
    guard let text = String(data: bytes, encoding: .utf8) else {
      throw PolicyFailure(path: path, "the policy is no text in UTF-8")
    }
    self.init()
    let file = PolicyFile(path: path)
    let root: Node?
    do { root = try Yams.compose(yaml: text) } catch { throw PolicyFailure(path: path, "no YAML: \(error)") }
    guard let root else { throw PolicyFailure(path: path, "the policy is empty: name at least one of its keys") }
    for (key, value) in try file.members(of: root, Self.keys) {
      switch key {
      case "tools":
        tools = try file.strings(value)
        for name in tools ?? [] { try file.check(name, among: Tool.all.map(\.name), "tool", value) }
      case "hide": hidden = try file.names(value)
      case "allow": allowed = try file.names(value)
      case "excerpts": givesExcerpts = try file.flag(value)
      case "limit": rowLimit = try file.count(value)
      default: auditPath = file.resolved(try file.string(value))
      }
    }
  }

  private static let keys = ["tools", "hide", "allow", "excerpts", "limit", "audit"]
}

/// Reads the parts of a policy's file, and says where something is wrong with one.
private struct PolicyFile {
  let path: String

  func failure(_ node: Node?, _ problem: String) -> PolicyFailure {
    PolicyFailure(path: path, line: node?.mark?.line, problem)
  }

  func members(of node: Node, _ keys: [String]) throws(PolicyFailure) -> [(key: String, value: Node)] {
    guard let mapping = node.mapping else { throw failure(node, "keys with values are expected here: \(list(keys))") }
    var members: [(key: String, value: Node)] = []
    for (key, value) in mapping {
      let name = try string(key)
      try check(name, among: keys, "key", key)
      members.append((name, value))
    }
    return members
  }

  /// - Parameter kind: what the word should be, for the message.
  func check(_ word: String, among words: [String], _ kind: String, _ node: Node) throws(PolicyFailure) {
    if words.contains(word) { return }
    let meant = closest(to: word, among: words).first.map { "; did you mean '\($0)'?" } ?? "; there are \(list(words))"
    throw failure(node, "unknown \(kind) '\(word)'" + meant)
  }

  func names(_ node: Node) throws(PolicyFailure) -> NameList {
    var names = NameList()
    for (key, value) in try members(of: node, ["repositories", "schemas", "tables", "columns"]) {
      let words = try strings(value)
      switch key {
      case "repositories": names.repositories = words
      case "schemas": names.schemas = words.map { $0.lowercased() }
      case "tables":
        for word in words {
          guard let table = TableName(word) else { throw failure(value, "'\(word)' is no table: write [schema.]table") }
          names.tables.append(table)
        }
      default:
        for word in words { names.columns.append(try column(word, value)) }
      }
    }
    return names
  }

  private func column(_ word: String, _ node: Node) throws(PolicyFailure) -> NameList.Column {
    if word.hasPrefix("*."), let name = TableName(String(word.dropFirst(2))), name.schema == nil {
      return NameList.Column(table: nil, column: name.name)
    }
    guard let name = ColumnName(word) else {
      throw failure(node, "'\(word)' is no column: write [schema.]table.column, or *.column for that of every table")
    }
    return NameList.Column(table: name.table, column: name.column)
  }

  func string(_ node: Node) throws(PolicyFailure) -> String {
    guard let text = node.scalar?.string, !text.isEmpty else { throw failure(node, "a word is expected here") }
    return text
  }

  func strings(_ node: Node) throws(PolicyFailure) -> [String] {
    guard let nodes = node.sequence else { throw failure(node, "a list is expected here, such as [a, b]") }
    var strings: [String] = []
    for node in nodes { strings.append(try string(node)) }
    return strings
  }

  func flag(_ node: Node) throws(PolicyFailure) -> Bool {
    guard let flag = node.bool else { throw failure(node, "true or false is expected here") }
    return flag
  }

  func count(_ node: Node) throws(PolicyFailure) -> Int {
    guard let count = node.int, count > 0 else { throw failure(node, "a number from 1 is expected here") }
    return count
  }

  /// A path in the policy is relative to the policy's folder.
  func resolved(_ file: String) -> String {
    if file.hasPrefix("/") { return file }
    return URL(filePath: path).deletingLastPathComponent().appending(path: file).path(percentEncoded: false)
  }

  private func list(_ words: [String]) -> String { words.joined(separator: ", ") }
}
