extension Template {
  /// The template as bytes: compact, and the same for equal templates.
  package var encoded: [UInt8] { TemplateEncoder(bounded, keepsOrigins: true).encoded }

  /// The same without origins and without the seams between lines of a literal: what identifies a query site.
  package var identity: [UInt8] { TemplateEncoder(bounded, keepsOrigins: false).encoded }

  /// Reads ``encoded``; nil for bytes that it did not write.
  package init?(decoding bytes: [UInt8]) {
    var decoder = TemplateDecoder(bytes)
    guard let template = decoder.decode() else { return nil }
    self = template
  }
}
