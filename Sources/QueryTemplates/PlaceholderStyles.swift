/// How a driver or a library marks the places of values in SQL text. `$1` is PostgreSQL's own and always understood.
package struct PlaceholderStyles: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// `?`, where an operand is expected: `a ? 'key'`, `?|` and `?&` stay operators, and `??` writes one.
  package static let question = PlaceholderStyles(rawValue: 1)
  /// `?1`.
  package static let numberedQuestion = PlaceholderStyles(rawValue: 2)
  /// `%s`, `%(name)s`; `%%` is a percent sign.
  package static let percent = PlaceholderStyles(rawValue: 4)
  /// `:name`, `:1`; not `::type`, `:=` or `a[1:n]`.
  package static let colon = PlaceholderStyles(rawValue: 8)
  /// `@name`; not `@>`, `<@`, `@@` or `@ x`.
  package static let at = PlaceholderStyles(rawValue: 16)
  /// `$name`.
  package static let dollar = PlaceholderStyles(rawValue: 32)
  /// MyBatis' `#{name}`.
  package static let brace = PlaceholderStyles(rawValue: 64)

  /// By the names that a manifest uses; nil for an unknown name.
  package init?(name: String) {
    guard let style = Self.byName[name] else { return nil }
    self = style
  }

  /// - Parameter names: as manifests write them; unknown ones are passed over.
  package init(names: [String]) {
    self = names.compactMap { PlaceholderStyles(name: $0) }.reduce(into: []) { $0.formUnion($1) }
  }

  private static let byName: [String: PlaceholderStyles] = [
    "question": .question, "numberedQuestion": .numberedQuestion, "percent": .percent, "colon": .colon, "at": .at,
    "dollar": .dollar, "brace": .brace,
  ]
}
