import Foundation
import TestSupport
import Testing

/// What is committed holds on any machine, and documents point at things that exist.
@Suite struct CommittedTextTests {
  @Test func noFileNamesThisMachine() throws {
    // A folder at the top, such as `/src`, could be meant by any text.
    let here = [Checkout.root.path(percentEncoded: false), NSHomeDirectory() + "/"]
      .filter { $0.split(separator: "/").count > 1 }
    for file in Checkout.files {
      let text = try Checkout.text(of: file)
      for path in here where text.contains(path) {
        Issue.record("\(file) names \(path), which exists on this machine only")
      }
    }
  }

  @Test func linksInDocumentsLeadSomewhere() throws {
    for document in Checkout.files where document.hasSuffix(".md") && !document.hasPrefix("Fixtures/") {
      let folder = Checkout.root.appending(path: document).deletingLastPathComponent()
      for link in try Checkout.text(of: document).matches(of: /\]\(([^)#:\s]+)(?:#[^)]*)?\)/) {
        let target = folder.appending(path: String(link.1)).standardizedFileURL.path(percentEncoded: false)
        #expect(FileManager.default.fileExists(atPath: target), "\(document) links to \(link.1)")
      }
    }
  }

  @Test func makeTargetsInDocumentsExist() throws {
    let targets = Set(try Checkout.text(of: "Makefile").matches(of: /(?m)^([a-z-]+):/).map { $0.1 })
    for document in Checkout.files where document.hasSuffix(".md") && !document.hasPrefix("Fixtures/") {
      for command in try Checkout.text(of: document).matches(of: /`make ([a-z-]+)/) {
        #expect(targets.contains(command.1), "\(document) names `make \(command.1)`")
      }
    }
  }
}
