package import SourceModel

/// What was extracted from one file alone: nothing in it comes from the file's path.
package struct Extraction: Hashable, Sendable {
  /// The encoded program.
  package var program: [UInt8]
  /// Without paths.
  package var findings: [Finding]

  package init(program: [UInt8], findings: [Finding]) {
    self.program = program
    self.findings = findings
  }
}
