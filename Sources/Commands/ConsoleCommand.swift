import ArgumentParser

/// A command of pgxref. It speaks to a console that it is given, so that tests can listen.
protocol ConsoleCommand: ParsableCommand {
  /// - Throws: a failure, which ends the process with 2, or `ExitCode`.
  func run(on console: Console) async throws
}

extension ConsoleCommand {
  /// Never called: ``Pgxref`` calls ``run(on:)``.
  func run() throws { throw CleanExit.helpRequest(self) }
}

extension ExitCode {
  /// As `grep` has it.
  static let nothingFound = ExitCode(1)
  static let failure = ExitCode(2)
}
