import Foundation
import SQLAnalysis
import SourceModel
import Testing

/// `Fixtures/analysis/scripts.txt` and `catalogues.txt`: cases that start with `====` and a title, with what the program
/// prints of each behind `----`.
@Suite struct ScriptFixtureTests {
  @Test func scriptsAreSplit() throws {
    try check("scripts.txt") { text in
      let script = splitScript(Array(text.utf8))
      let statements = script.statements.map { statement in
        let bytes = Array(text.utf8)[statement.range.start..<statement.range.end]
        let line = String(decoding: bytes, as: UTF8.self).replacing("\n", with: "⏎")
        return (statement.annotation.map { "[\($0)] " } ?? "") + line
      }
      return (script.foreignDialect.map { ["for \($0)"] } ?? []) + statements
    }
  }

  @Test func cataloguesAreRead() throws {
    try check("catalogues.txt") { text in
      let (catalogue, findings) = Catalogue.reading(ddl: Array(text.utf8))
      #expect(Catalogue(decoding: catalogue.encoded) == catalogue)
      return catalogue.relations.map { relation in
        let key = relation.primaryKey.isEmpty ? "" : " key \(relation.primaryKey.joined(separator: ", "))"
        let parents =
          relation.parents.isEmpty ? "" : " of \(relation.parents.map(\.description).joined(separator: ", "))"
        return
          "\(relation.kind.rawValue) \(relation.name) (\(relation.columns.joined(separator: ", ")))\(key)\(parents)"
      } + ["search path: \(catalogue.searchPath.joined(separator: ", "))"]
        + findings.map(\.description)
    }
  }

  @Test func objectsUseColumns() throws {
    try check("objects.txt") { text in
      let catalogue = Catalogue.reading(ddl: Array(text.utf8)).catalogue
      #expect(Catalogue(decoding: catalogue.encoded) == catalogue)
      return catalogue.objects.flatMap { object in
        let definition = object.definition.isEmpty ? "" : ": \(object.definition)"
        return ["\(object.title)\(object.line.map { ", line \($0)" } ?? "")\(definition)"]
          + object.uses.map { "  \($0.summary)" }
      }
    }
  }

  @Test func cataloguesOfTheVersionBeforeAreRead() throws {
    let catalogue = Catalogue.reading(ddl: Array("CREATE TABLE t (a int, b int); CREATE INDEX i ON t (b, a);".utf8))
      .catalogue
    let encoded = String(decoding: catalogue.encoded, as: UTF8.self)
    let old = encoded.replacing("catalogue 3\0", with: "catalogue 2\0").replacing("(b, a)\0", with: "")
    var objects = catalogue.objects
    objects[0].definition = ""
    #expect(Catalogue(decoding: Array(old.utf8))?.objects == objects)
  }

  @Test func truncatedCataloguesAreRefused() throws {
    let encoded = Catalogue.reading(ddl: Array(try Fixture.text("schema.sql").utf8)).catalogue.encoded
    for length in 0..<encoded.count { #expect(Catalogue(decoding: Array(encoded.prefix(length))) == nil) }
  }

  private func check(_ file: String, _ print: (String) -> [String]) throws {
    let cases = try Fixture.text(file).components(separatedBy: "\n==== ")
    let printed = cases.dropFirst().map { text in
      let title = text.prefix { $0 != "\n" }
      let input = text.dropFirst(title.count + 1).components(separatedBy: "\n----\n")[0]
      return "\(title)\n\(input.trimmingCharacters(in: .newlines))\n----\n\(print(input).joined(separator: "\n"))\n"
    }
    try Fixture.expect(file, is: ([cases[0]] + printed).joined(separator: "\n==== "))
  }
}

extension ObjectUse {
  /// Such as `public.orders.id key, line 3`.
  fileprivate var summary: String {
    let mark: [ColumnUse.Certainty: String] = [.star: "*", .ambiguous: "?"]
    return "\(table).\(column) \(role.rawValue)\(mark[certainty, default: ""])"
      + (output.map { " as \($0)" } ?? "") + (via.map { " in \($0)" } ?? "") + (line.map { ", line \($0)" } ?? "")
  }
}
