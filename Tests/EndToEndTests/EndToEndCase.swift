import Foundation
import TestSupport
import Testing

/// A folder of `Fixtures/endtoend`: `code/`, which is indexed; `statistics.csv` and perhaps `schema.sql`, which are
/// imported; `transcript.txt`, the questions that are put then; and `dump.txt`, all facts.
struct EndToEndCase: CustomTestStringConvertible, Sendable {
  let name: String

  static let all = Checkout.folders(in: "Fixtures/endtoend").sorted().map(EndToEndCase.init)

  var testDescription: String { name }
  var folder: URL { Checkout.root.appending(path: "Fixtures/endtoend/\(name)") }

  /// The files of the code, by paths below it.
  func code() throws -> [(path: String, bytes: [UInt8])] {
    let above = "Fixtures/endtoend/\(name)/code/"
    return try Checkout.files(under: String(above.dropLast())).map { path in
      (String(path.dropFirst(above.count)), [UInt8](try Data(contentsOf: Checkout.root.appending(path: path))))
    }
  }

  private func importing(_ file: String, _ command: [String], into index: WorkingIndex) throws {
    let path = folder.appending(path: file).path(percentEncoded: false)
    if FileManager.default.fileExists(atPath: path) { try index.succeed(command + [path]) }
  }

  func importSchema(into index: WorkingIndex) throws {
    try importing("schema.sql", ["schema", "import"], into: index)
  }

  func importStatistics(into index: WorkingIndex) throws {
    try importing("statistics.csv", ["stats", "import", "--captured-at", "2026-08-22"], into: index)
  }

  /// An index that was made at once.
  ///
  /// - Parameter code: instead of the case's.
  func freshIndex(jobs: Int, of code: [(path: String, bytes: [UInt8])]? = nil) throws -> WorkingIndex {
    let index = try WorkingIndex()
    try importSchema(into: index)
    for (path, bytes) in try code ?? self.code() { try index.write(bytes, to: path) }
    try index.update(jobs: jobs)
    try importStatistics(into: index)
    return index
  }
}
