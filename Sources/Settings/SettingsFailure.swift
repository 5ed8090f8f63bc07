/// Why a file of settings cannot be used: where, and what would be right there.
package struct SettingsFailure: Error, Equatable, CustomStringConvertible {
  package var description: String

  /// - Parameters:
  ///   - line: 1-based; nil when it is about the whole file.
  ///   - column: 1-based, in Unicode scalars.
  package init(path: String, line: Int? = nil, column: Int? = nil, _ problem: String) {
    let place = [line, column].compactMap { $0.map { ":\($0)" } }.joined()
    description = path + place + ": " + problem
  }
}
