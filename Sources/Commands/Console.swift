package import SourceModel

/// What a command reads from and writes to; tests put their own in its place.
package struct Console {
  package var readInput: () throws -> [UInt8]
  /// To the standard output.
  package var write: (String) throws -> Void
  /// To the standard error, for people only.
  package var note: (String) -> Void
  /// Whether the standard output is a terminal that shows colours.
  package var showsColours: Bool
  /// Whether the standard error is a terminal, so that progress can be shown on it.
  package var showsProgress: Bool
  package var environment: [String: String]
  package var now: () -> Timestamp

  package init(
    readInput: @escaping () throws -> [UInt8], write: @escaping (String) throws -> Void,
    note: @escaping (String) -> Void, showsColours: Bool, showsProgress: Bool, environment: [String: String],
    now: @escaping () -> Timestamp
  ) {
    self.readInput = readInput
    self.write = write
    self.note = note
    self.showsColours = showsColours
    self.showsProgress = showsProgress
    self.environment = environment
    self.now = now
  }

  func writeLine(_ line: String = "") throws { try write(line + "\n") }
}
