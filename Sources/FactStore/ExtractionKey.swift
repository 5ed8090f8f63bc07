/// What an extraction depends on, and nothing else: the file's bytes, their language, and what reads that language.
package struct ExtractionKey: Hashable, Sendable {
  /// The id git gives to the bytes.
  package var blob: String
  package var language: String
  /// Changes with the language's grammar and tables and with the extractor.
  package var digest: UInt64

  package init(blob: String, language: String, digest: UInt64) {
    self.blob = blob
    self.language = language
    self.digest = digest
  }
}
