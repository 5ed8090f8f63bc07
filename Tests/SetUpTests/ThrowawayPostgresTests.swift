import Foundation
import TestSupport
import Testing

/// The server that other tests rely on.
@Suite struct ThrowawayPostgresTests {
  @Test func aServerCountsStatementsAndGoesAway() throws {
    let host: String
    do {
      let server = try ThrowawayPostgres(settings: "pg_stat_statements.max = 200")
      host = server.host
      let rows = try server.rows(
        of: """
          CREATE EXTENSION pg_stat_statements;
          SELECT 41 + 1;
          SELECT query FROM pg_stat_statements WHERE query LIKE 'SELECT $%';
          SHOW listen_addresses;
          SHOW pg_stat_statements.max;
          """)
      #expect(rows == ["42", "SELECT $1 + $2", "200"])
    }
    #expect(!FileManager.default.fileExists(atPath: host))
  }

  @Test func aServerThatCannotStartSaysWhyAndLeavesNothing() throws {
    let error = #expect(throws: ThrowawayPostgres.Failure.self) { try ThrowawayPostgres(settings: "no_such = 1") }
    #expect(error?.description.contains("unrecognized configuration parameter \"no_such\"") == true)
  }
}
