@testable import Indexing
import TestSupport
import Testing

@Suite struct IgnoreRulesTests {
  private static let patterns = """
    # a comment
    *.log
    !keep.log
    /root-only
    build/
    docs/*.txt
    **/cache
    a/**/z
    below/**
    trailing\\ space\\ \u{20}
    file[0-9].[!ch]
    \\#literal
    \\!important
    ?x
    *a*b*c
    """

  private static let paths = [
    "x.log", "sub/x.log", "keep.log", "sub/keep.log", "root-only", "sub/root-only", "build/x", "sub/build/x",
    "docs/a.txt",
    "docs/sub/a.txt", "sub/docs/a.txt", "cache", "sub/cache/x", "a/z", "a/b/z", "a/b/c/z", "b/a/z", "below/x/y",
    "trailing space ", "trailing space", "file1.o", "file1.c", "filex.o", "#literal", "!important", "#", "ax", "axx",
    "é",
    "éx", "1a2b3c", "abc", "acb", "sub/build", "below", "notes/x",
  ]

  @Test func matchAsGitDoes() throws {
    let folder = try TemporaryFolder()
    try folder.git("init", "--quiet", folder.path())
    try folder.write(Self.patterns, to: ".gitignore")
    try folder.write("!x.log\nonly-here\n", to: "sub/.gitignore")
    var rules = IgnoreRules()
    rules.add(Array(Self.patterns.utf8), inFolder: "")
    rules.add(Array("!x.log\nonly-here\n".utf8), inFolder: "sub/")
    for path in Self.paths + ["only-here", "sub/only-here", "sub/deep/only-here"] {
      let output = try? folder.git("check-ignore", "--no-index", path)
      #expect(rules.ignores(path) == (output != nil), "\(path)")
    }
  }

  @Test func starsDoNotMultiply() {
    var rules = IgnoreRules()
    rules.add(Array((String(repeating: "*a", count: 60) + "b").utf8), inFolder: "")
    #expect(!rules.ignores(String(repeating: "a", count: 250)))
  }
}
