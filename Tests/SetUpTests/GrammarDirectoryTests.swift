import Foundation
import HostLanguages
import TestSupport
import Testing

/// The ways in which the program finds its grammars.
@Suite struct GrammarDirectoryTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("", to: "checkout/Grammars/sources.txt")
    try folder.write("", to: "checkout/.build/x86_64/release/pgxref")
    try folder.write("", to: "prefix/bin/pgxref")
    try folder.write("", to: "prefix/share/pgxref/grammars/python/manifest.json")
    try folder.write("", to: "alone/bin/pgxref")
  }

  @Test(arguments: [
    ("checkout/.build/x86_64/release/pgxref", "checkout/Grammars"),
    ("prefix/bin/pgxref", "prefix/share/pgxref/grammars"),
    ("alone/bin/pgxref", "alone/share/pgxref/grammars"),
  ])
  func theExecutableLeadsThere(executable: String, directory: String) {
    #expect(GrammarDirectory.path(executable: folder.path(executable), environment: [:]) == folder.path(directory))
  }

  @Test func symbolicLinksAreFollowed() throws {
    let link = folder.path("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.path("prefix/bin/pgxref"))
    #expect(GrammarDirectory.path(executable: link, environment: [:]) == folder.path("prefix/share/pgxref/grammars"))
  }

  @Test func theVariableComesFirst() {
    let named = GrammarDirectory.path(
      executable: folder.path("prefix/bin/pgxref"), environment: ["PGXREF_GRAMMARS": "/somewhere"])
    #expect(named == "/somewhere")
  }

  @Test func theTestsFindThoseOfTheCheckout() {
    let path = GrammarDirectory.path(environment: [:])
    #expect(path == Checkout.root.appending(path: "Grammars").path(percentEncoded: false))
  }
}
