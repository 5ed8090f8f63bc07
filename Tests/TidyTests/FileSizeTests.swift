import TestSupport
import Testing

/// The sizes that CONTRIBUTING.md asks for: half of the files under 100 lines, nine in ten under 300, none over 500.
@Suite struct FileSizeTests {
  @Test(arguments: ["Sources", "Tests"])
  func swiftFilesAreShort(folder: String) throws {
    let sizes = try Checkout.files(under: folder, named: ".swift").map {
      (path: $0, lines: try Checkout.lines(of: $0).count)
    }
    let long = sizes.filter { $0.lines > 500 }
    #expect(long.isEmpty, "over 500 lines: \(long.map { "\($0.path) (\($0.lines))" })")
    let share = { (limit: Int) in Double(sizes.count { $0.lines < limit }) / Double(sizes.count) }
    #expect(share(100) >= 0.5, "only \(share(100)) of the files in \(folder) have less than 100 lines")
    #expect(share(300) >= 0.9, "only \(share(300)) of the files in \(folder) have less than 300 lines")
  }

  @Test func namesSayWhatIsInside() {
    let vague = Checkout.files.filter { path in
      path.hasSuffix(".swift")
        && ["Common", "Extensions", "Helper", "Manager", "Shared", "Util"].contains {
          path.contains("/\($0)") || path.contains("\($0).swift")
        }
    }
    #expect(vague.isEmpty)
  }
}
