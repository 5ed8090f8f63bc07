internal import Foundation
internal import Synchronization

/// Runs git in one folder, so that nothing of the repository is run and nothing of the caller's environment leads it
/// elsewhere.
struct Git: Sendable {
  /// An absolute path.
  let folder: String
  private let program: URL
  private let environment: [String: String]
  /// Set to nothing for every filter that a configuration defines, so that git runs none of them.
  private var filterSettings: [String] = []

  struct Output {
    var status: Int32
    var bytes: [UInt8]
    var message: String

    /// The first line, without its end.
    var line: String { String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self) }

    /// The parts that `-z` ends with a zero byte.
    var entries: [ArraySlice<UInt8>] { bytes.split(separator: 0) }
  }

  /// nil when git is not installed.
  init?(folder: String) {
    let inherited = ProcessInfo.processInfo.environment
    let folders = (inherited["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    guard
      let program = folders.map({ URL(fileURLWithPath: String($0)).appending(path: "git") })
        .first(where: { FileManager.default.isExecutableFile(atPath: $0.path) })
    else { return nil }
    self.folder = folder
    self.program = program
    // GIT_DIR and its kin lead elsewhere. The user's configuration stays, as it says which owners are trusted.
    environment = inherited.filter { !$0.key.hasPrefix("GIT_") }.merging([
      "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C",
    ]) { $1 }
  }

  /// The same without the filters that `.gitattributes` of the repository may ask for: they are commands.
  func withoutFilters() throws(IndexingFailure) -> Git {
    let settings = try run(["config", "-z", "--name-only", "--get-regexp", "^filter\\."])
    var git = self
    for entry in settings.entries {
      let name = String(decoding: entry, as: UTF8.self)
      git.filterSettings += ["-c", name.hasSuffix(".required") ? "\(name)=false" : "\(name)="]
    }
    return git
  }

  /// What git prints; its exit status is for the caller to judge.
  func run(_ arguments: [String]) throws(IndexingFailure) -> Output {
    let process = process(arguments)
    let output = Pipe()
    let errors = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    // `waitUntilExit` looks only every 50 ms.
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do {
      try process.run()
      // Both are read at once: git would wait for ever on a full pipe that nobody reads.
      let complaint = Mutex(Data())
      let group = DispatchGroup()
      DispatchQueue.global().async(group: group) {
        let data = (try? errors.fileHandleForReading.readToEnd()) ?? Data()
        complaint.withLock { $0 = data }
      }
      let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
      group.wait()
      ended.wait()
      let message = complaint.withLock { String(decoding: $0, as: UTF8.self) }
      return Output(
        status: process.terminationStatus, bytes: [UInt8](bytes),
        message: message.trimmingCharacters(in: .whitespacesAndNewlines))
    } catch {
      throw .git(path: folder, message: "\(error)")
    }
  }

  /// What git prints; a ``IndexingFailure/git(path:message:)`` when it fails.
  func succeed(_ arguments: [String]) throws(IndexingFailure) -> Output {
    let output = try run(arguments)
    guard output.status == 0 else { throw .git(path: folder, message: output.message) }
    return output
  }

  /// A process that has not been started.
  func process(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = program
    process.environment = environment
    let settings = ["core.fsmonitor=false", "core.hooksPath=/dev/null", "protocol.allow=never"]
    process.arguments =
      ["-C", folder, "--no-pager", "--literal-pathspecs"] + settings.flatMap { ["-c", $0] } + filterSettings + arguments
    return process
  }
}
