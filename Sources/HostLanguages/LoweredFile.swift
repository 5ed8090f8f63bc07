package import SourceModel

/// What extraction keeps of one file.
package struct LoweredFile: Sendable {
  package var program: Program
  /// Without paths: the same bytes may stand at several.
  package var findings: [Finding]
}
