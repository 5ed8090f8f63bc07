extension JSON {
  /// Reads a text that holds one value and nothing else.
  ///
  /// A whole number that 64 bits do not hold becomes the nearest floating-point number.
  package init(reading bytes: [UInt8]) throws(JSONFailure) {
    var reader = JSONReader(bytes)
    self = try reader.document()
  }

  /// The member of an object; of several with the same key the last, as most readers have it. nil for anything else.
  package subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  package var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  package var whole: Int64? {
    switch self {
    case .integer(let value): value
    case .number(let value): Int64(exactly: value)
    default: nil
    }
  }

  package var elements: [JSON]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  package var members: [(key: String, value: JSON)]? {
    guard case .object(let members) = self else { return nil }
    return members
  }
}
