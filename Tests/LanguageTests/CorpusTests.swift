import Foundation
import Indexing
import QueryTemplates
import SourceModel
import TestSupport
import Testing

/// Every file of `Fixtures/languages` holds what its cases give, and some things hold for all of them.
struct CorpusTests {
  @Test(arguments: CorpusFile.paths) func givesTheExpectedSites(path: String) throws {
    let file = try CorpusFile(path: path)
    let actual = try file.cases.map { SiteDescription.text(of: try $0.inspect(), firstPath: $0.files[0].path) }
    if ProcessInfo.processInfo.environment["PGXREF_UPDATE_FIXTURES"] != nil {
      let url = Checkout.root.appending(path: path)
      return try file.text(expecting: actual).write(to: url, atomically: true, encoding: .utf8)
    }
    for (corpusCase, sites) in zip(file.cases, actual) {
      #expect(sites == corpusCase.expected, "\(path): \(corpusCase.name)")
    }
  }

  @Test(arguments: CorpusFile.paths) func rangesHoldTheText(path: String) throws {
    for corpusCase in try CorpusFile(path: path).cases {
      let sources = Dictionary(uniqueKeysWithValues: corpusCase.files.map { ($0.path, Array($0.text.utf8)) })
      for site in try corpusCase.inspect().sites {
        for text in try #require(SentTemplate(decoding: site.template)).template.placedTexts {
          let origin = try #require(text.origin)
          let source = try #require(sources[origin.path])[origin.range.start..<origin.range.end]
          guard Self.isPlain(source) else { continue }
          #expect(
            source.firstRange(of: text.bytes) != nil,
            "\(corpusCase.name): \(String(decoding: text.bytes, as: UTF8.self)) at \(origin.range)")
        }
      }
    }
  }

  /// The line on which a column is said to be used holds the word that stands there in the statement.
  @Test(arguments: CorpusFile.paths) func columnsStandOnTheirLines(path: String) throws {
    for corpusCase in try CorpusFile(path: path).cases {
      let sources = Dictionary(uniqueKeysWithValues: corpusCase.files.map { ($0.path, LineText($0.text)) })
      for site in try corpusCase.inspect().sites {
        #expect(site.statementLines.count == site.statements.count)
        for (number, statement) in site.statements.enumerated() {
          for use in statement.columns {
            guard let place = site.place(of: use, inStatement: number), let offset = use.offset else { continue }
            let word = String(decoding: statement.text.utf8.dropFirst(offset), as: UTF8.self).prefix { $0.isLetter }
            // A star, a quoted name or the number of an output column.
            if word.isEmpty { continue }
            let line = try #require(sources[place.path]).line(place.line)
            // A line that goes on behind a backslash is one line to its language.
            #expect(
              line.lowercased().contains(word.lowercased()) || line.hasSuffix("\\"),
              "\(corpusCase.name): \(word) is not in line \(place.line), `\(line)`")
          }
        }
      }
    }
  }

  private struct LineText {
    private let lines: [Substring]

    init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false) }

    func line(_ number: Int) -> Substring { lines.indices.contains(number - 1) ? lines[number - 1] : "" }
  }

  /// Whether a literal's source is its text: nothing in it is escaped or doubled.
  private static func isPlain(_ source: ArraySlice<UInt8>) -> Bool {
    !source.contains(UInt8(ascii: "\\"))
      && ["%%", "{{", "}}"].allSatisfy { source.firstRange(of: Array($0.utf8)) == nil }
  }

  @Test(arguments: CorpusFile.paths) func lineEndsMakeNoDifference(path: String) throws {
    for corpusCase in try CorpusFile(path: path).cases {
      let first = corpusCase.files[0].path
      let lineFeeds = SiteDescription.text(of: try corpusCase.inspect(), firstPath: first)
      let both = SiteDescription.text(
        of: try corpusCase.inspect { $0.replacing("\n", with: "\r\n") }, firstPath: first)
      #expect(both == lineFeeds, "\(corpusCase.name)")
    }
  }

  @Test(arguments: CorpusFile.paths) func aCommentInFrontShiftsBytes(path: String) throws {
    let file = try CorpusFile(path: path)
    #expect(file.comment.utf8.count > file.comment.count, "\(path) begins with a comment in letters of several bytes")
    for corpusCase in file.cases {
      let sites = try corpusCase.inspect().sites
      let shifted = try corpusCase.inspect { file.comment + $0 }.sites
      let wanted = sites.map { Self.places(of: $0, shiftedBy: file.comment.utf8.count) }
      #expect(shifted.map { Self.places(of: $0, shiftedBy: 0) } == wanted, "\(corpusCase.name)")
    }
  }

  private static func places(of site: QuerySite, shiftedBy count: Int) -> [ByteRange] {
    ([site.place] + site.textRanges).filter { !$0.path.hasSuffix(".sql") }.map { range in
      ByteRange(start: range.bytes.start + count, end: range.bytes.end + count)
    }
  }

  @Test(arguments: CorpusFile.paths) func aCutFileIsRead(path: String) throws {
    for corpusCase in try CorpusFile(path: path).cases {
      let longest = corpusCase.files.map { $0.text.count { $0 == "\n" } }.max() ?? 0
      for count in 0..<longest {
        _ = try corpusCase.inspect { text in
          text.split(separator: "\n", omittingEmptySubsequences: false).prefix(count).joined(separator: "\n")
        }
      }
    }
  }

  @Test(arguments: CorpusFile.paths) func twoRunsAgree(path: String) throws {
    for corpusCase in try CorpusFile(path: path).cases {
      let (first, second) = (try corpusCase.inspect(), try corpusCase.inspect())
      #expect(first.sites == second.sites && first.findings == second.findings, "\(corpusCase.name)")
    }
  }
}

extension Template {
  /// Its texts that are written somewhere.
  fileprivate var placedTexts: [TemplateText] {
    switch self {
    case .text(let text): text.origin == nil ? [] : [text]
    case .hole: []
    case .sequence(let parts), .choice(let parts): parts.flatMap(\.placedTexts)
    case .repetition(let element, let separator): element.placedTexts + separator.placedTexts
    }
  }
}
