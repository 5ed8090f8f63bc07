/// Why a text is no JSON value.
package struct JSONFailure: Error, Hashable, CustomStringConvertible {
  package enum Reason: String, Sendable {
    case invalidText = "it is not UTF-8"
    case unexpected = "something else than JSON stands there"
    case unfinished = "it ends too early"
    case tooDeep = "it is nested too deeply"
    case trailing = "something follows the value"
  }

  package var reason: Reason
  /// Of the byte at which reading stopped, from 0.
  package var offset: Int

  package var description: String { "no JSON: \(reason.rawValue) (byte \(offset))" }
}
