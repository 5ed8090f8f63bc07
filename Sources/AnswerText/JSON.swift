/// A JSON value whose objects keep the order in which their keys were written, so that output is stable and the most
/// telling keys come first, which Foundation's encoder cannot do.
package indirect enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([(key: String, value: JSON)])

  package static func string(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
  package static func integer(_ value: Int) -> JSON { .integer(Int64(value)) }
  package static func number(_ value: Double?) -> JSON { value.map { .number($0) } ?? .null }

  package static func == (left: JSON, right: JSON) -> Bool { left.compact == right.compact }

  /// On one line.
  package var compact: String {
    var text = ""
    write(to: &text, indentation: nil)
    return text
  }

  /// With a line for each value, indented by two spaces.
  package var indented: String {
    var text = ""
    write(to: &text, indentation: 0)
    return text
  }

  private func write(to text: inout String, indentation: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += "\(value)"
    case .number(let value): text += Self.digits(value)
    case .string(let value): Self.write(value, to: &text)
    case .array(let elements):
      Self.write(elements, between: ("[", "]"), to: &text, indentation) { $1.write(to: &$0, indentation: $2) }
    case .object(let members):
      Self.write(members, between: ("{", "}"), to: &text, indentation) { text, member, indentation in
        Self.write(member.key, to: &text)
        text += indentation == nil ? ":" : ": "
        member.value.write(to: &text, indentation: indentation)
      }
    }
  }

  private static func write<Parts: Collection>(
    _ parts: Parts, between brackets: (open: String, close: String), to text: inout String, _ indentation: Int?,
    _ part: (inout String, Parts.Element, Int?) -> Void
  ) {
    text += brackets.open
    let inner = indentation.map { $0 + 2 }
    for (index, element) in parts.enumerated() {
      if index > 0 { text += "," }
      if let inner { text += "\n" + String(repeating: " ", count: inner) }
      part(&text, element, inner)
    }
    if let indentation, !parts.isEmpty { text += "\n" + String(repeating: " ", count: indentation) }
    text += brackets.close
  }

  /// A whole number without `.0`; what JSON cannot hold as null.
  private static func digits(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    return Int64(exactly: value).map { "\($0)" } ?? "\(value)"
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..<"\u{20}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
