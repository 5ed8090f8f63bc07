import Foundation
import Glibc
import TestSupport
import Testing

/// The index survives what may happen to a disk and to a process.
@Suite struct IndexSafetyTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("DELETE FROM carts;\n", to: "code/carts.sql")
  }

  private func run(_ arguments: String...) throws -> Command { try Program.run(arguments, in: folder) }

  private func index() throws {
    let command = try run("index", "code")
    try #require(command.status == 0, "\(command.errors)")
  }

  private func change(_ body: (inout Data) -> Void) throws {
    var bytes = try Data(contentsOf: folder.url.appending(path: "index.sqlite"))
    body(&bytes)
    try folder.write(bytes, to: "index.sqlite")
  }

  private func expectFailures(saying message: String) throws {
    for arguments in [["index", "code"], ["dump"], ["where", "DELETE FROM carts"], ["status"]] {
      let command = try Program.run(arguments, in: folder)
      #expect(command.status == 2, "\(arguments)")
      #expect(command.errors.contains(message), "\(arguments): \(command.errors)")
    }
  }

  @Test func aDamagedIndexIsToldOf() throws {
    try index()
    try change { $0.removeLast($0.count / 2) }
    try expectFailures(saying: "is damaged (")
  }

  @Test func anotherProgramsFileIsToldOf() throws {
    try folder.write("a text that is no database, and longer than the header of one would be".utf8, to: "index.sqlite")
    try expectFailures(saying: "is not an index of pgxref; name another file with --index")
  }

  /// The version stands at byte 60 of the header (https://www.sqlite.org/fileformat.html).
  @Test func anIndexOfALaterVersionIsToldOf() throws {
    try index()
    try change { $0[60..<64] = Data([0, 0, 0, 99]) }
    try expectFailures(saying: "was written by a newer pgxref; update pgxref")
  }

  @Test func aFullDiskLeavesTheIndexAsItWas() throws {
    try index()
    let before = try run("dump").output
    for number in 0..<200 { try folder.write("DELETE FROM t\(number) WHERE a = 1;\n", to: "code/\(number).sql") }
    // In blocks of 1,024 bytes: room for the copy of the index, and for little more.
    let size = try Data(contentsOf: folder.url.appending(path: "index.sqlite")).count / 1024 + 20
    let refused = try Program.shell("ulimit -f \(size); \"$pgxref\" index code", in: folder)
    #expect(refused.status == 2)
    #expect(refused.errors.contains("index.sqlite cannot be written"), "\(refused.errors)")
    #expect(try run("dump").output == before)
    #expect(try run("index", "code").output.contains("code: 201 sites"))
  }

  /// Only root can make a disk that is full so soon.
  @Test(.enabled(if: getuid() == 0)) func aFullDiskIsToldOf() throws {
    try folder.write("", to: "disk/.keep")
    for number in 0..<400 { try folder.write("DELETE FROM t\(number) WHERE a = 1;\n", to: "code/\(number).sql") }
    let mounted = try Command("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder.path("disk"))
    guard mounted.status == 0 else { return }
    defer { _ = try? Command("umount", folder.path("disk")) }
    let refused = try run("index", "code", "--index", "disk/index.sqlite")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("there is no space left to write"), "\(refused.errors)")
    #expect(refused.errors.contains("make room and run again"))
  }

  @Test func answersThatCannotBeWrittenAreFailures() throws {
    try index()
    let full = try Program.shell("\"$pgxref\" dump >/dev/full", in: folder)
    #expect(full.status == 2)
    #expect(
      full.errors == "pgxref: the output cannot be written (no space is left); make room, or send it elsewhere\n"
    )
    #expect(try Program.shell("\"$pgxref\" dump | true; exit ${PIPESTATUS[0]}", in: folder).status == 0)
  }
}
