internal import GRDB
internal import SourceModel

extension SourceFile {
  /// Of the table `files`, in the order in which ``init(_:)`` reads them.
  static let columns = "path, blob, language, unreadLanguage, kind, isModified"

  init(_ row: Row) throws {
    self.init(
      path: row[0], blob: row[1], language: row[2], unreadLanguage: row[3], kind: try row.decoded(4),
      isModified: row[5])
  }
}
