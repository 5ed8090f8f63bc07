/// Why a policy cannot be used. The server does not start then: an answer without a policy might tell too much.
package struct PolicyFailure: Error, CustomStringConvertible {
  package var description: String

  init(path: String, line: Int? = nil, _ problem: String) {
    description = path + (line.map { ":\($0)" } ?? "") + ": " + problem
  }
}
