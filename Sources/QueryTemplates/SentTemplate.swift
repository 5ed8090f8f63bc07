/// A template with how its texts mark values: what the index keeps of a site.
///
/// `?` and `:name` are placeholders to one driver and operators or nothing at all to another, so the texts can only be read
/// with the marks that the site's driver knows.
package struct SentTemplate: Hashable, Sendable {
  package var template: Template
  package var placeholders: PlaceholderStyles

  package init(_ template: Template, placeholders: PlaceholderStyles) {
    self.template = template
    self.placeholders = placeholders
  }

  /// As bytes: compact, and the same for equal values.
  package var encoded: [UInt8] { [placeholders.rawValue] + template.encoded }

  /// Reads ``encoded``; nil for bytes that it did not write.
  package init?(decoding bytes: [UInt8]) {
    guard let styles = bytes.first, let template = Template(decoding: Array(bytes.dropFirst())) else { return nil }
    self.init(template, placeholders: PlaceholderStyles(rawValue: styles))
  }
}
