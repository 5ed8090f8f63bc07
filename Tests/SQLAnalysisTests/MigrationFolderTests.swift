import SQLAnalysis
import SourceModel
import Testing

/// Folders as migration tools lay them out.
@Suite struct MigrationFolderTests {
  struct Layout: CustomTestStringConvertible, Sendable {
    var testDescription: String
    /// In any order.
    var files: [String]
    var applied: [String]
  }

  static let layouts = [
    Layout(
      testDescription: "numbers, which are no texts",
      files: ["10_c.sql", "9_b.sql", "1_a.sql", "README.md"], applied: ["1_a.sql", "9_b.sql", "10_c.sql"]),
    Layout(
      testDescription: "golang-migrate and sqlx",
      files: ["000002_b.up.sql", "000002_b.down.sql", "000001_a.down.sql", "000001_a.up.sql"],
      applied: ["000001_a.up.sql", "000002_b.up.sql"]),
    Layout(
      testDescription: "Flyway",
      files: ["V10__c.sql", "V1.2__b.sql", "V1__a.sql", "U1__a.sql", "R__views.sql", "V1_10__d.sql"],
      applied: ["V1__a.sql", "V1.2__b.sql", "V1_10__d.sql", "V10__c.sql", "R__views.sql"]),
    Layout(
      testDescription: "Flyway with a baseline",
      files: ["V1__a.sql", "V2__b.sql", "B2__base.sql", "V3__c.sql", "R__v.sql"],
      applied: ["B2__base.sql", "V3__c.sql", "R__v.sql"]),
    Layout(
      testDescription: "Diesel",
      files: ["2024-01-02-000000_b/up.sql", "2024-01-02-000000_b/down.sql", "2024-01-01-000000_a/up.sql"],
      applied: ["2024-01-01-000000_a/up.sql", "2024-01-02-000000_b/up.sql"]),
    Layout(
      testDescription: "Prisma",
      files: ["20240102_b/migration.sql", "20240101_a/migration.sql", "migration_lock.toml"],
      applied: ["20240101_a/migration.sql", "20240102_b/migration.sql"]),
    Layout(
      testDescription: "another database beside",
      files: ["mysql/1_a.sql", "postgres/1_a.sql", "2_b.sqlite.sql", "2_b.postgres.sql"],
      applied: ["2_b.postgres.sql", "postgres/1_a.sql"]),
  ]

  @Test(arguments: layouts) func appliesInOrder(_ layout: Layout) {
    #expect(MigrationFolder(files: layout.files).paths == layout.applied)
    #expect(MigrationFolder(files: layout.files.reversed()).paths == layout.applied)
  }

  @Test func tellsWhenNamesGiveNoOrder() {
    #expect(!MigrationFolder(files: ["tables.sql", "views.sql"]).isNumbered)
    #expect(!MigrationFolder(files: ["values.sql", "1_tables.sql"]).isNumbered)
    #expect(MigrationFolder(files: ["1_tables.sql", "2_views.sql"]).isNumbered)
    #expect(MigrationFolder(files: ["V0001.Tables.up.sql", "v2.views.up.sql"]).isNumbered)
  }

  @Test(
    arguments: [
      "-- migrate:up\nA;\n-- migrate:down\nB;\n", "-- +goose Up\nA;\n-- +goose Down\nB;\n",
      "-- +migrate Up\nA;\n-- +migrate Down\nB;\n", "-- Up Migration\nA;\n-- Down Migration\nB;\n",
      "--\nA;\n-- //@UNDO\nB;\n",
    ]) func takesTheWayUp(text: String)
  {
    let up = appliedSections(of: Array(text.utf8))
    #expect(up.count == text.utf8.count)
    #expect(up.contains(UInt8(ascii: "A")))
    #expect(!String(decoding: up, as: UTF8.self).split(separator: "\n").contains("B;"))
  }
}
