import Commands
import Foundation
import Synchronization
import TestSupport
import Testing

/// On a folder that is really indexed, and then changes.
struct CheckoutChangesTests {
  @Test func saysWhichFilesOfTheAnswerHaveChanged() async throws {
    let folder = try TemporaryFolder()
    try folder.write("DELETE FROM carts;\n", to: "shop/a.sql")
    try folder.write("DELETE FROM orders;\n", to: "shop/b.sql")
    let index = folder.path("index.sqlite")
    #expect(await notes(of: ["index", folder.path("shop")], index) == "")
    #expect(await notes(of: ["table", "carts"], index) == "")
    try folder.write("-- Emptied every night.\nDELETE FROM carts;\n", to: "shop/a.sql")
    #expect(
      await notes(of: ["table", "carts"], index)
        == "note: shop has changed since it was indexed on 2026-08-22T12:00:00Z, so lines may be off: a.sql\n")
    #expect(await notes(of: ["table", "orders"], index) == "")
    try FileManager.default.removeItem(atPath: folder.path("shop"))
    #expect(await notes(of: ["table", "carts"], index) == "")
  }

  private func notes(of arguments: [String], _ index: String) async -> String {
    let notes = Mutex("")
    var console = Console.silent(index: index)
    console.note = { text in notes.withLock { $0 += text } }
    #expect(await Pgxref.run(arguments, on: console) == 0)
    return notes.withLock { $0 }
  }
}
