internal import SourceModel
package import TreeSitter

/// A language that is ready to read files: its manifest, its grammar and its resolved tables. Immutable, shared.
package final class Language: Sendable {
  package let manifest: LanguageManifest
  /// Changes with the manifest, the tables, the grammar's pin and ``extractorVersion``.
  package let digest: String
  package let grammar: Grammar
  private let table: LoweringTable

  /// To be raised by every change of the code that changes what is extracted.
  package static let extractorVersion = 11

  init(
    manifest: LanguageManifest, rules: [String: String], digest: String, grammar: Grammar
  ) throws(LoweringTable.Mistake) {
    self.manifest = manifest
    self.digest = digest
    self.grammar = grammar
    table = try LoweringTable(rules, strings: manifest.strings ?? [:], grammar: grammar)
  }

  /// Parses and lowers one file. Any bytes give a program; what had to be left out is among the findings.
  ///
  /// Recursive to ``LoweringLimits/depth``: needs a stack of a few MiB.
  package func lower(
    _ source: [UInt8], parser: borrowing Parser, limits: LoweringLimits = LoweringLimits()
  ) -> LoweredFile {
    guard let tree = parser.parse(source, with: grammar) else {
      let finding = Finding(
        code: "parse-timeout", severity: .warning, message: "parsing took too long; the file was left out")
      return LoweredFile(program: Program(), findings: [finding])
    }
    var lowering = Lowering(
      source: source, table: table, sigils: Set((manifest.sigils ?? "").utf8),
      embedMark: Array((manifest.embedMark ?? "").utf8),
      documentation: DocumentedTypes(tags: manifest.resultTags ?? []),
      limits: limits, reader: PartialReader(grammar: grammar))
    let program = tree.withCursor { cursor in lowering.program(at: &cursor) }
    return LoweredFile(program: program, findings: findings(of: lowering, source: source))
  }

  private func findings(of lowering: Lowering, source: [UInt8]) -> [Finding] {
    guard let cut = lowering.cuts.first else { return [] }
    let lines = LineIndex(source)
    return [
      Finding(
        code: "nested-too-deeply", severity: .note, bytes: cut, line: lines.line(at: cut.start),
        column: lines.column(at: cut.start),
        message: "nested too deeply; what stands further inside was not looked at")
    ]
  }
}
