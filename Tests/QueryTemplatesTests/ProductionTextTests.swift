import PostgresParser
import QueryTemplates
import Testing

@Suite struct ProductionTextTests {
  static let cases = Fixture.blocks("scrubbed.txt").map { block in
    (text: block.dropLast().joined(separator: "\n"), scrubbed: String(block[block.count - 1].dropFirst(2)))
  }

  @Test func keepsWhatTheFixturesSay() {
    #expect(Self.cases.count > 50)
    for (text, scrubbed) in Self.cases {
      #expect(ProductionText.scrubbed(text).replacing("\n", with: "\\n") == scrubbed)
    }
  }

  @Test func leavesNothingToScrub() {
    for (text, _) in Self.cases {
      let once = ProductionText.scrubbed(text)
      #expect(ProductionText.scrubbed(once) == once)
    }
  }

  /// A text may be cut anywhere, also in the middle of the data.
  @Test func keepsNoDataOfCutTexts() {
    for (text, _) in Self.cases {
      let bytes = Array(text.utf8)
      for end in 0...bytes.count {
        let scrubbed = ProductionText.scrubbed(string(Array(bytes[..<end])))
        for secret in ["S3C", "R3T", "7423", "DEAD"] {
          #expect(!scrubbed.contains(secret), "\(secret) of \(string(Array(bytes[..<end])))")
        }
      }
    }
  }

  @Test func keepsTheFingerprint() throws {
    for (text, _) in Self.cases {
      let scrubbed = ProductionText.scrubbed(text)
      guard let before = try? PostgresParser.fingerprint(bytes(text)),
        let after = try? PostgresParser.fingerprint(bytes(scrubbed))
      else { continue }
      #expect(before == after, "\(text)")
    }
  }

  @Test(arguments: [
    ("/*a='b',route='%2Fapi%2Fusers',line='x'*/", ["route=/api/users", "line=x"]),
    ("/*controller:users,action:show*/", ["controller=users", "action=show"]),
    ("/* team_id:42 operation:list */", ["operation=list"]), ("/* see controller:users here */", []),
    ("/*line='app/a.rb:12:in `find\\''*/", ["line=app/a.rb:12:in `find'"]), ("/*route='a%%2Cb'*/", ["route=a,b"]),
  ])
  func readsTags(comment: String, tags: [String]) {
    let text = bytes("SELECT 1 " + comment)
    let found = QueryComment.comments(among: SQLLexer.scan(text).tokens, of: text).flatMap(\.tags)
    #expect(found.map { "\($0.key)=\($0.decodedValue)" } == tags)
  }
}
