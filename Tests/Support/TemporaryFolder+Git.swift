internal import Foundation

extension TemporaryFolder {
  /// Runs git in a folder below, apart from the configuration of whoever runs the tests.
  ///
  /// - Returns: what it prints, without the last line end.
  @discardableResult
  package func git(_ arguments: String..., in relative: String = "") throws -> String {
    let name = ["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"].map { ($0, "Test") }
    let mail = ["GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"].map { ($0, "test@example.org") }
    let date = ["GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"].map { ($0, "2024-01-01T00:00:00Z") }
    let configuration = [
      ("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1"), ("GIT_ALLOW_PROTOCOL", "file"),
    ]
    let command = try Command(
      ["git", "-C", path(relative)] + arguments,
      environment: Dictionary(uniqueKeysWithValues: name + mail + date + configuration))
    guard command.status == 0 else { throw GitFailure(arguments: arguments, message: command.errors) }
    return command.output.trimmingCharacters(in: .newlines)
  }

  /// Makes a repository of the files that are below a folder.
  package func commitAll(in relative: String = "") throws {
    if !FileManager.default.fileExists(atPath: path(relative) + "/.git") {
      try git("init", "--quiet", "--initial-branch=main", in: relative)
    }
    try git("add", "--all", in: relative)
    try git("commit", "--quiet", "--allow-empty", "--message=files", in: relative)
  }

  private struct GitFailure: Error {
    var arguments: [String]
    var message: String
  }
}
