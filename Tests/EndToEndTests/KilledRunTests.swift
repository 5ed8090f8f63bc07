import Foundation
import Glibc
import TestSupport
import Testing

/// A run may be killed at any moment: the last good index answers, and the next run succeeds.
@Suite struct KilledRunTests {
  private static let moments = 20

  @Test func theLastGoodIndexAnswers() throws {
    let folder = try TemporaryFolder()
    for number in 0..<20 { try folder.write(Self.code(number, verb: "SELECT a FROM"), to: "code/file\(number).py") }
    _ = try Program.run("index", "code", in: folder)
    let old = try Program.run("dump", in: folder).output
    for number in 0..<20 { try folder.write(Self.code(number, verb: "DELETE FROM"), to: "code/file\(number).py") }
    try FileManager.default.copyItem(atPath: folder.path("index.sqlite"), toPath: folder.path("old.sqlite"))
    let start = ContinuousClock.now
    _ = try Program.run("index", "code", "--index", "fresh.sqlite", in: folder)
    let duration = ContinuousClock.now - start
    let new = try Program.run("dump", "--index", "fresh.sqlite", in: folder).output
    try #require(old != new)

    for moment in 0..<Self.moments {
      let wait = duration * (Double(moment) + .random(in: 0..<1)) / Double(Self.moments)
      try Self.killIndexing(in: folder, after: wait)
      let left = try Program.run("dump", in: folder)
      #expect(left.status == 0 && (left.output == old || left.output == new), "killed after \(wait): \(left.errors)")
      let next = try Program.run("index", "code", in: folder)
      #expect(next.status == 0, "killed after \(wait): \(next.errors)")
      #expect(try Program.run("dump", in: folder).output == new, "killed after \(wait)")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
      #expect(names.filter { $0.hasPrefix("index.") } == ["index.sqlite", "index.sqlite.lock"])
      try FileManager.default.removeItem(atPath: folder.path("index.sqlite"))
      try FileManager.default.copyItem(atPath: folder.path("old.sqlite"), toPath: folder.path("index.sqlite"))
    }
  }

  private static func code(_ number: Int, verb: String) -> String {
    (0..<10).map {
      "def f\($0)(cursor, x):\n    cursor.execute('\(verb) t\(number) WHERE c\($0) = %s', (x,))\n"
    }
    .joined()
  }

  private static func killIndexing(in folder: TemporaryFolder, after wait: Duration) throws {
    let process = Process()
    process.executableURL = URL(filePath: try #require(Program.path))
    process.arguments = ["index", "code", "--index", folder.path("index.sqlite")]
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    usleep(UInt32(wait / .microseconds(1)))
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
