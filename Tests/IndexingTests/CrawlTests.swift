import Foundation
@testable import Indexing
import SourceModel
import TestSupport
import Testing

@Suite struct CrawlTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func paths(_ tree: CrawledTree) -> [String] { tree.files.map(\.path) }

  private func text(_ path: String, of tree: CrawledTree) -> String? {
    guard let file = tree.files.first(where: { $0.path == path }),
      case .bytes(let bytes) = tree.content.read(file, limit: 1000)
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func aWorkTreeAsItIs() throws {
    for name in ["kept", "changed", "removed", "ü\"\n"] { try folder.write(name, to: "shop/\(name)") }
    try folder.write("build/\n", to: "shop/.gitignore")
    try folder.commitAll(in: "shop")
    try folder.write("other", to: "shop/changed")
    try folder.write("new", to: "shop/sub/untracked")
    try folder.write("ignored", to: "shop/build/output")
    try FileManager.default.removeItem(atPath: folder.path("shop/removed"))
    let tree = try crawl(folder.path("shop"), revision: nil)
    #expect(paths(tree) == [".gitignore", "changed", "kept", "sub/untracked", "ü\"\n"])
    #expect(tree.files.map(\.isModified) == [false, true, false, true, false])
    #expect(tree.files.map { $0.blob == nil } == [false, true, false, true, false])
    #expect(tree.commit == (try folder.git("rev-parse", "HEAD", in: "shop")))
    #expect(text("changed", of: tree) == "other")
  }

  @Test func aRevisionComesFromObjects() throws {
    try folder.write("one", to: "shop/a")
    try folder.commitAll(in: "shop")
    try folder.git("tag", "v1", in: "shop")
    try folder.write("two", to: "shop/a")
    try folder.write("two", to: "shop/b")
    try folder.commitAll(in: "shop")
    try folder.git("clone", "--quiet", "--bare", folder.path("shop"), folder.path("bare"))
    for name in ["shop", "bare"] {
      let tree = try crawl(folder.path(name), revision: "v1")
      #expect(paths(tree) == ["a"])
      #expect(text("a", of: tree) == "one")
      #expect(tree.commit == (try folder.git("rev-parse", "v1", in: "shop")))
      let path = folder.path(name)
      #expect(throws: IndexingFailure.unknownRevision(path: path, revision: "v2")) {
        try crawl(path, revision: "v2")
      }
    }
    let head = try crawl(folder.path("bare"), revision: nil)
    #expect(paths(head) == ["a", "b"])
    #expect(text("b", of: head) == "two")
  }

  @Test func aPartOfARepository() throws {
    try folder.write("a", to: "mono/web/a")
    try folder.write("b", to: "mono/api/b")
    try folder.write("ignored\n", to: "mono/.gitignore")
    try folder.commitAll(in: "mono")
    try folder.write("c", to: "mono/ignored/c")
    try folder.write("d", to: "mono/new/d")
    #expect(try paths(crawl(folder.path("mono/web"), revision: nil)) == ["web/a"])
    #expect(try paths(crawl(folder.path("mono/web"), revision: "HEAD")) == ["web/a"])
    #expect(try crawl(folder.path("mono/web"), revision: nil).folder == "web/")
    #expect(try crawl(folder.path("mono"), revision: nil).folder == "")
    // Folders that git does not track are folders like others.
    #expect(try paths(crawl(folder.path("mono/ignored"), revision: nil)) == ["c"])
    #expect(try paths(crawl(folder.path("mono/new"), revision: nil)) == ["d"])
  }

  @Test func submodulesAndNestedRepositoriesAreNamed() throws {
    try folder.write("x", to: "library/x")
    try folder.commitAll(in: "library")
    try folder.write("a", to: "shop/a")
    try folder.commitAll(in: "shop")
    try folder.git(
      "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", folder.path("library"), "deps/library",
      in: "shop")
    try folder.commitAll(in: "shop")
    try folder.write("y", to: "shop/nested/y")
    try folder.commitAll(in: "shop/nested")
    let tree = try crawl(folder.path("shop"), revision: nil)
    #expect(paths(tree) == [".gitmodules", "a"])
    #expect(tree.findings.map(\.path) == ["deps/library", "nested"])
    #expect(tree.skipped == [.submodule: 2])
  }

  @Test func shallowAndSparseTreesAreNamed() throws {
    for number in 1...2 {
      try folder.write("\(number)", to: "shop/in/a")
      try folder.write("\(number)", to: "shop/out/b")
      try folder.commitAll(in: "shop")
    }
    try folder.git("clone", "--quiet", "--depth=1", "file://" + folder.path("shop"), folder.path("clone"))
    try folder.git("sparse-checkout", "set", "in", in: "clone")
    let tree = try crawl(folder.path("clone"), revision: nil)
    #expect(paths(tree) == ["in/a"])
    #expect(Set(tree.findings.map(\.code)) == ["shallow-repository", "sparse-checkout"])
    #expect(try paths(crawl(folder.path("clone"), revision: "HEAD")) == ["in/a", "out/b"])
  }

  @Test(arguments: [true, false])
  func symbolicLinksAreNotFollowed(inGit: Bool) throws {
    try folder.write("secret", to: "outside/secret")
    try folder.write("a", to: "shop/sub/a")
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: folder.path("shop/sub/loop"), withDestinationPath: "..")
    try manager.createSymbolicLink(atPath: folder.path("shop/secret"), withDestinationPath: "../outside/secret")
    if inGit { try folder.commitAll(in: "shop") }
    let tree = try crawl(folder.path("shop"), revision: nil)
    #expect(paths(tree) == ["sub/a"])
    #expect(tree.skipped == [.symlink: 2])
  }

  @Test func aFolderThatBecameALinkLeadsNowhere() throws {
    try folder.write("tracked", to: "shop/sub/a")
    try folder.commitAll(in: "shop")
    try folder.write("secret", to: "outside/a")
    try FileManager.default.removeItem(atPath: folder.path("shop/sub"))
    try FileManager.default.createSymbolicLink(atPath: folder.path("shop/sub"), withDestinationPath: "../outside")
    let tree = try crawl(folder.path("shop"), revision: nil)
    #expect(paths(tree) == ["sub"])
    #expect(text("sub", of: tree) == nil)
  }

  @Test func nothingOfTheRepositoryIsRun() throws {
    try folder.write("* filter=evil\n", to: "shop/.gitattributes")
    try folder.write("a", to: "shop/a")
    try folder.commitAll(in: "shop")
    let trap = "touch \(folder.path("ran")); cat"
    for key in ["filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "core.fsmonitor", "core.pager"] {
      try folder.git("config", key, trap, in: "shop")
    }
    try folder.git("config", "filter.evil.required", "true", in: "shop")
    try folder.write("b", to: "shop/a")
    let tree = try crawl(folder.path("shop"), revision: nil)
    #expect(tree.files.map(\.isModified) == [false, true])
    _ = try crawl(folder.path("shop"), revision: "HEAD")
    #expect(!FileManager.default.fileExists(atPath: folder.path("ran")))
  }

  @Test func emptyRepositories() throws {
    try folder.git("init", "--quiet", folder.path("empty"))
    try folder.git("init", "--quiet", "--bare", folder.path("bare"))
    for name in ["empty", "bare"] {
      let tree = try crawl(folder.path(name), revision: nil)
      #expect(tree.files.isEmpty && tree.commit == nil)
      #expect(tree.findings.map(\.code) == ["empty-repository"])
    }
  }

  @Test func pathsThatCannotBeIndexed() throws {
    try folder.write("a", to: "plain/file")
    let (plain, file, missing) = (folder.path("plain"), folder.path("plain/file"), folder.path("missing"))
    #expect(throws: IndexingFailure.noSuchPath(missing)) { try crawl(missing, revision: nil) }
    #expect(throws: IndexingFailure.notAFolder(file)) { try crawl(file, revision: nil) }
    #expect(throws: IndexingFailure.notARepository(path: plain, revision: "HEAD")) {
      try crawl(plain, revision: "HEAD")
    }
    #expect(try paths(crawl(plain, revision: nil)) == ["file"])
  }

  /// Only root can give a repository away, and only where nobody has told git to trust everyone.
  @Test(.enabled(if: getuid() == 0)) func aRepositoryOfAnotherUserIsRefusedByGit() throws {
    guard try Command("git", "config", "--get-all", "safe.directory").output.isEmpty else { return }
    try folder.write("a", to: "shop/a")
    try folder.commitAll(in: "shop")
    for path in [folder.path("shop"), folder.path("shop/.git")] {
      try FileManager.default.setAttributes([.ownerAccountID: 65534], ofItemAtPath: path)
    }
    let path = folder.path("shop")
    #expect(throws: IndexingFailure.dubiousOwnership(path: path)) { try crawl(path, revision: nil) }
    #expect(IndexingFailure.dubiousOwnership(path: path).description.contains("safe.directory \(path)"))
  }

  @Test(.enabled(if: getuid() != 0)) func anUnreadableFolderIsAFinding() throws {
    try folder.write("a", to: "plain/a")
    try folder.write("b", to: "plain/closed/b")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder.path("plain/closed"))
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path("plain/closed"))
    }
    let tree = try crawl(folder.path("plain"), revision: nil)
    #expect(paths(tree) == ["a"])
    #expect(tree.findings.map(\.path) == ["closed"])
  }

  @Test func blobIDsAreGits() throws {
    try folder.git("init", "--quiet", folder.path())
    for size in [0, 1, 54, 55, 56, 63, 64, 65, 1000] {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 * 7) }
      try folder.write(bytes, to: "file")
      #expect(blobID(of: bytes) == (try folder.git("hash-object", "--no-filters", "file")))
    }
  }
}
