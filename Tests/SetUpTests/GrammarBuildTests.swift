import Foundation
import TestSupport
import Testing

/// `Scripts/build-grammars` on a made-up source package of one grammar, which pip finds in a folder.
@Suite struct GrammarBuildTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let files = FileManager.default
    try folder.write("", to: "Scripts/.keep")
    try folder.write("", to: "Grammars/.build/.keep")
    for path in ["Scripts/build-grammars", "Grammars/build-tools.txt", "Grammars/.build/venv"] {
      try files.copyItem(at: Checkout.root.appending(path: path), to: folder.url.appending(path: path))
    }
    try folder.write("Metadata-Version: 2.1\nName: tiny-grammar\nVersion: 1.0\n", to: "tiny-grammar-1.0/PKG-INFO")
    try folder.write(
      "from setuptools import setup\nsetup(name='tiny-grammar', version='1.0')\n", to: "tiny-grammar-1.0/setup.py")
    try folder.write(
      """
      #include <stdint.h>
      static const uint32_t old[] = {14}, new[] = {15};
      const void *tree_sitter_tiny(void) { return old; }
      const void *tree_sitter_newer(void) { return new; }

      """, to: "tiny-grammar-1.0/parsers/tiny/src/parser.c")
    let packed = try Command("tar", "czf", "tiny-grammar-1.0.tar.gz", "tiny-grammar-1.0", in: folder.url)
    try #require(packed.status == 0, "\(packed.errors)")
  }

  private func pin(_ hash: String? = nil) throws {
    let sum = try Command("sha256sum", "tiny-grammar-1.0.tar.gz", in: folder.url).output.prefix(64)
    try folder.write("tiny-grammar==1.0 --hash=sha256:\(hash ?? String(sum))\n", to: "Grammars/sources.txt")
  }

  private func name(symbol: String) throws {
    try folder.write(
      """
      {"name": "tiny", "grammar": {"package": "tiny-grammar==1.0", "folder": "parsers/tiny", "symbol": "\(symbol)"}}
      """, to: "Grammars/tiny/manifest.json")
  }

  private func build() throws -> Command {
    try Command(
      folder.path("Scripts/build-grammars"),
      environment: ["PIP_NO_INDEX": "1", "PIP_FIND_LINKS": folder.path()])
  }

  private func isBuilt() -> Bool {
    FileManager.default.fileExists(atPath: folder.path("Grammars/.build/tiny.so"))
  }

  @Test func aGrammarIsBuiltOnce() throws {
    try pin()
    try name(symbol: "tree_sitter_tiny")
    let first = try build()
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.hasSuffix("[1/1] Compiled the grammar of tiny\n"))
    #expect(isBuilt())
    let second = try build()
    #expect(second.status == 0)
    #expect(second.output.isEmpty)
  }

  @Test func aWrongHashStopsAndLeavesNothing() throws {
    try pin(String(repeating: "0", count: 64))
    try name(symbol: "tree_sitter_tiny")
    let refused = try build()
    #expect(refused.status == 1)
    #expect(refused.errors.contains("DO NOT MATCH THE HASHES"))
    #expect(!isBuilt())
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path("Grammars/.build/sources"))
    #expect(left.isEmpty)
    try pin()
    #expect(try build().status == 0)
  }

  @Test(arguments: [
    ("tree_sitter_newer", "build-grammars: tiny: the grammar has ABI 15; libtree-sitter 0.20.7 loads 13 and 14.\n"),
    ("tree_sitter_none", "undefined symbol: tree_sitter_none"),
  ])
  func anUnusableGrammarIsRefused(symbol: String, message: String) throws {
    try pin()
    try name(symbol: symbol)
    let refused = try build()
    #expect(refused.status == 1)
    #expect(refused.errors.contains(message))
    #expect(!isBuilt())
  }
}
