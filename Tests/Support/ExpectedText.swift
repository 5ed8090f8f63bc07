package import Foundation

/// A file of the fixtures that holds what the program is to print.
package struct ExpectedText {
  /// Whether the tests write down what the program prints, instead of comparing.
  package static var isUpdating: Bool { ProcessInfo.processInfo.environment["PGXREF_UPDATE_FIXTURES"] != nil }

  private let file: URL

  package init(_ file: URL) { self.file = file }

  /// The first line that is not as the file has it, for people; nil if all are. With `PGXREF_UPDATE_FIXTURES` set, the
  /// file is written, and all are.
  package func difference(from actual: String) throws -> String? {
    if Self.isUpdating {
      try actual.write(to: file, atomically: true, encoding: .utf8)
      return nil
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    return firstDifference(between: actual, and: expected).map { "\(file.lastPathComponent), \($0)" }
  }
}

/// The first line in which two texts differ, with both versions; nil if they are the same.
package func firstDifference(between actual: String, and expected: String) -> String? {
  if actual == expected { return nil }
  let lines = [actual, expected].map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
  let number = zip(lines[0], lines[1]).prefix { $0 == $1 }.count
  let versions = lines.map { number < $0.count ? String($0[number]) : "nothing more" }
  return "line \(number + 1):\n  actual: \(versions[0])\nexpected: \(versions[1])"
}
