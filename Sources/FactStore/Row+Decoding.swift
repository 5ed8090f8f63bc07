internal import Foundation
internal import GRDB
internal import SourceModel

extension Row {
  /// A closed set's value by its name; an unknown name means that the file is damaged.
  func decoded<Value: RawRepresentable<String>>(_ index: Int) throws -> Value {
    let name: String = self[index]
    guard let value = Value(rawValue: name) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "“\(name)” is not a \(Value.self)")
    }
    return value
  }

  func bytes(_ index: Int) -> [UInt8] { [UInt8](self[index] as Data) }

  /// A range of bytes and lines in four columns from `index` on.
  func fileRange(_ index: Int, path: String) -> FileRange {
    FileRange(
      path: path, bytes: ByteRange(start: self[index], end: self[index + 1]),
      lines: LineRange(first: self[index + 2], last: self[index + 3]))
  }
}

extension SiteID {
  /// As the index keeps it: in the same order, for integers with a sign.
  var stored: Int64 { Int64(bitPattern: value ^ 1 << 63) }

  init(stored: Int64) { self.init(value: UInt64(bitPattern: stored) ^ 1 << 63) }
}
