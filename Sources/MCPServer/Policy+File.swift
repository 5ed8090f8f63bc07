internal import CrossReference
internal import Foundation
package import Settings

extension Policy {
  /// Reads a policy; docs/mcp.md describes the file.
  ///
  /// - Throws: ``SettingsFailure`` for a file that cannot be read, and for each word in it that has no meaning.
  package init(readingFileAt path: String) throws(SettingsFailure) {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw SettingsFailure(path: path, "the policy cannot be read: check the path and who may read it")
    }
    self.init()
    guard let root = try SettingsValue(bytes, path: path) else {
      throw SettingsFailure(path: path, "the policy is empty: name at least one of its keys")
    }
    for (key, value) in try root.members(["tools", "hide", "allow", "excerpts", "limit", "audit"]) {
      switch key {
      case "tools":
        var names: [String] = []
        for element in try value.elements() { names.append(try element.word(among: Tool.all.map(\.name), "tool")) }
        tools = names
      case "hide": hidden = try NameList(value)
      case "allow": allowed = try NameList(value)
      case "excerpts": givesExcerpts = try value.flag()
      case "limit": rowLimit = try value.count()
      default: auditPath = Self.resolved(try value.string(), besides: path)
      }
    }
  }

  /// A path in the policy is relative to the policy's folder.
  private static func resolved(_ file: String, besides path: String) -> String {
    if file.hasPrefix("/") { return file }
    return URL(filePath: path).deletingLastPathComponent().appending(path: file).path(percentEncoded: false)
  }
}

extension NameList {
  fileprivate init(_ value: SettingsValue) throws(SettingsFailure) {
    self.init()
    for (key, value) in try value.members(["repositories", "schemas", "tables", "columns"]) {
      switch key {
      case "repositories": repositories = try value.strings()
      case "schemas": schemas = try value.strings().map { $0.lowercased() }
      case "tables":
        for element in try value.elements() {
          let word = try element.string()
          guard let table = TableName(word) else {
            throw element.failure("'\(word)' is no table: write [schema.]table")
          }
          tables.append(table)
        }
      default:
        for element in try value.elements() { columns.append(try Self.column(element)) }
      }
    }
  }

  private static func column(_ value: SettingsValue) throws(SettingsFailure) -> Column {
    let word = try value.string()
    if word.hasPrefix("*."), let name = TableName(String(word.dropFirst(2))), name.schema == nil {
      return Column(table: nil, column: name.name)
    }
    guard let name = ColumnName(word) else {
      throw value.failure("'\(word)' is no column: write [schema.]table.column, or *.column for that of every table")
    }
    return Column(table: name.table, column: name.column)
  }
}
