import FactStore
import Indexing
import SourceModel
import TestSupport
import Testing

@Suite struct IndexRunTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("send select a from b\nuse TABLES\n", to: "shop/app/a.line")
    try folder.write("TABLES = 1\nuse deeper\nsend two\n", to: "shop/app/tables.line")
    try folder.write("def deeper\nsend three\n", to: "shop/lib/deeper.line")
    try folder.write("send nothing that is asked for\n", to: "shop/lib/unused.line")
  }

  private func index(
    _ name: String = "shop", into file: String = "index", workers: Int = 2, reading: LineReading = LineReading(),
    change: (inout IndexOptions) -> Void = { _ in }
  ) throws -> (summary: IndexSummary, store: FactStore) {
    let update = try IndexUpdate(at: folder.path(file))
    var options = IndexOptions(
      path: folder.path(name), repository: name, workers: workers, indexedAt: Timestamp(seconds: 1))
    change(&options)
    let summary = try IndexRun(options, reading: reading, into: update).perform()
    try update.commit()
    return (summary, try FactStore(readingAt: folder.path(file)))
  }

  private func dump(_ store: FactStore) throws -> [String] {
    var lines: [String] = []
    try store.dump { lines.append($0.description) }
    return lines
  }

  private func texts(_ store: FactStore) throws -> [String] {
    var texts: [String] = []
    try store.eachSite { texts.append($0.templateText) }
    return texts
  }

  @Test func filesAreFollowedByTheNamesThatOthersLeaveOpen() throws {
    let (summary, store) = try index()
    #expect(try texts(store) == ["select a from b", "two", "three"])
    #expect(summary.filesSeen == 4 && summary.filesIndexed == 4 && summary.filesParsed == 3 && summary.sites == 3)
    #expect(try store.files(of: "shop").map(\.path).last == "lib/unused.line")
  }

  @Test func filesAreFollowedByTheNamesOfFunctionsThatSendWhatTheyAreTold() throws {
    try folder.write("send select a from b\ntold helper\n", to: "shop/app/a.line")
    try folder.write("helper(1)\nsend four\ntold wrapper\n", to: "shop/lib/caller.line")
    try folder.write("wrapper(2)\nsend five\n", to: "shop/lib/outer.line")
    #expect(try texts(index().store) == ["select a from b", "four", "five"])
  }

  @Test func aNameThatVeryManyFilesMentionIsNotFollowed() throws {
    try folder.write("send select a from b\ntold helper\ntold everywhere\n", to: "shop/app/a.line")
    try folder.write("helper(1) everywhere(1)\nsend four\n", to: "shop/lib/caller.line")
    for number in 1...1000 { try folder.write("everywhere(\(number))\nsend more\n", to: "shop/lib/\(number).line") }
    #expect(try texts(index().store) == ["select a from b", "four"])
  }

  @Test func anUnchangedRepositoryIsConfirmed() throws {
    let first = try dump(index().store)
    let (summary, store) = try index { $0.indexedAt = Timestamp(seconds: 5) }
    #expect(summary.isUnchanged && summary.filesParsed == 0)
    #expect(try store.revisions().map(\.indexedAt.seconds) == [5])
    #expect(try dump(store) == first)
  }

  @Test(arguments: [true, false]) func anIndexInsideOfTheTreeIsNoPartOfIt(inGit: Bool) throws {
    if inGit { try folder.commitAll(in: "shop") }
    #expect(try index(into: "shop/facts").summary.filesSeen == 4)
    #expect(try index(into: "shop/facts").summary.isUnchanged)
  }

  @Test func oneChangedFileIsOneExtraction() throws {
    _ = try index()
    try folder.write("def deeper\nsend four\n", to: "shop/lib/deeper.line")
    let (summary, store) = try index()
    #expect(!summary.isUnchanged && summary.filesParsed == 1)
    #expect(try dump(store) == dump(index(into: "fresh").store))
    #expect(try texts(store) == ["select a from b", "two", "four"])
  }

  @Test func whatIsReadDoesNotDependOnHistory() throws {
    _ = try index()
    try folder.write("send select a from b\n", to: "shop/app/a.line")
    #expect(try texts(index().store) == ["select a from b"])
    try folder.write("send select a from b\nuse unused\nuse nothing\n", to: "shop/app/a.line")
    try folder.write("unused = 1\nsend five\n", to: "shop/lib/unused.line")
    #expect(try dump(index().store) == dump(index(into: "fresh", workers: 8).store))
  }

  @Test func aNewGrammarOrCatalogueMeansAnotherRun() throws {
    _ = try index()
    #expect(try index(reading: LineReading(digest: 2)).summary.isUnchanged == false)
    let (summary, _) = try index(reading: LineReading(digest: 2, languageDigest: 2))
    #expect(summary.filesParsed == 3)
  }

  @Test func aLanguageThatCannotBeReadIsAFinding() throws {
    try folder.write("select a from b", to: "shop/x.unbuilt")
    let findings = try index().store.findings(of: "shop")
    #expect(findings.map(\.code) == ["unreadable-language"])
    #expect(findings[0].message.contains("make grammars"))
  }

  @Test func excerptsCanBeLeftOut() throws {
    #expect(try index().store.sites(inFile: "app/a.line", of: "shop").first?.excerpt?.text == "32 bytes")
    let (_, store) = try index { $0.keepsExcerpts = false }
    #expect(try store.sites(inFile: "app/a.line", of: "shop").first?.excerpt == nil)
  }

  @Test func everySkipIsCounted() throws {
    try folder.write("send select a from b", to: "shop/node_modules/x.line")
    try folder.write("// Code generated by stringer. DO NOT EDIT.\nsend select a from b", to: "shop/generated.line")
    try folder.write("// Code generated by sqlc. DO NOT EDIT.\nsend select sqlc from b", to: "shop/wanted.line")
    try folder.write("send select a from b\0", to: "shop/binary.line")
    try folder.write(String(repeating: "x", count: 9000), to: "shop/minified.line")
    try folder.write(String(repeating: "x\n", count: 1_100_000), to: "shop/big.line")
    try folder.write("version https://git-lfs.github.com/spec/v1\noid sha256:00\n", to: "shop/large.line")
    try folder.write("send select a from b", to: "shop/left/out.line")
    try folder.write("left/\n", to: "shop/.pgxrefignore")
    try folder.write("a text", to: "shop/README.md")
    try folder.write("a text", to: "shop/LICENSE")
    try folder.write("#!/usr/bin/line\nsend select script from b", to: "shop/script")
    try folder.commitAll(in: "shop")
    let (summary, store) = try index()
    #expect(
      summary.skipped == [
        "vendored": 1, "generated": 1, "binary": 1, "minified": 1, "oversized": 1, "lfs-pointer": 1, "ignored": 1,
        "unknown-language": 3,
      ])
    #expect(summary.filesSeen == 16 && summary.filesIndexed == 6)
    #expect(try texts(store).contains("select sqlc from b") && texts(store).contains("select script from b"))
    #expect(try store.findings(of: "shop").map(\.code) == ["file-too-large", "lfs-pointer"])
  }

  @Test func bytesAreTakenAsTheyAre() throws {
    try folder.write("send select crlf from b\r\n", to: "shop/crlf.line")
    try folder.write(Array("send select ".utf8) + [0xff, 0xc3] + Array(" from b\n".utf8), to: "shop/invalid.line")
    let (_, store) = try index()
    #expect(try store.sites(inFile: "crlf.line", of: "shop").map(\.template) == [Array("select crlf from b\r".utf8)])
    #expect(try store.sites(inFile: "invalid.line", of: "shop").count == 1)
  }
}
