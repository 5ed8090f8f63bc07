/// A call on the way from a site down to the call that sends its query.
package struct ViaStep: Hashable, Sendable, Codable {
  /// The call.
  package var place: FileRange
  /// The function that the call stands in, with its class; empty at the top level of a file.
  package var function: String
  /// The callee as written, such as `cursor.execute`.
  package var call: String

  package init(place: FileRange, function: String, call: String) {
    self.place = place
    self.function = function
    self.call = call
  }
}
