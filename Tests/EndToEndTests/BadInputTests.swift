import Foundation
import TestSupport
import Testing

/// What users hand over by mistake, through the program as it is built: each has its message and its exit code, and the
/// index goes on as it was.
@Suite struct BadInputTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What a run that fails says on the standard error.
  private func failure(_ arguments: String...) throws -> String {
    let command = try Program.run(arguments, in: folder)
    #expect(command.status == 2 && command.output.isEmpty, "\(command.output)")
    return command.errors
  }

  private func success(_ arguments: String...) throws -> String {
    let command = try Program.run(arguments, in: folder)
    #expect(command.status == 0, "\(command.errors)")
    return command.output
  }

  private func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: folder.path(path), withDestinationPath: target)
  }

  @Test(arguments: [
    ("query,calls\nSELECT 1,5\n\"SELECT 2", "cut.csv:3: the file ends inside of a quoted field that begins here"),
    ("query,calls\nSELECT 1,5\nSELECT 2", "cut.csv:3: "),
    ("queryid,calls\n1,5\n", "cut.csv has no column \"query\" (it has queryid, calls)"),
    ("", "cut.csv is empty"),
  ])
  func nothingOfABadExportIsImported(content: String, message: String) throws {
    try folder.write("query,calls\nSELECT a FROM t,7\n", to: "good.csv")
    try folder.write(content, to: "cut.csv")
    _ = try success("stats", "import", "good.csv")
    let before = try success("dump")
    #expect(try failure("stats", "import", "cut.csv").hasPrefix("pgxref: " + message))
    #expect(try success("dump") == before)
  }

  @Test(arguments: [
    ("model: []\n", ":1:1: unknown key 'model'; did you mean 'models'?"),
    ("databases: [a]\n", ":1:1: unknown key 'databases'; there are models"),
    ("models: fetch\n", ":1:9: a list is expected here, such as [a, b]"),
    (
      "models: [fetch]\n",
      ":1:10: keys with values are expected here: function, sql, verb, table, columns, conditions, ending"
    ),
    ("models:\n  - {function: f, sql: 0, colums: 1}\n", ":2:27: unknown key 'colums'; did you mean 'columns'?"),
    ("models:\n  - {sql: 0}\n", ":2:5: the key 'function' is missing: the name of what is called"),
    ("models:\n  - function: Store.\n    sql: 0\n", ":2:15: the name of a function is expected here, such as fetch"),
    ("models:\n  - function: f\n", ":2:5: 'sql' or 'verb' is missing: which argument is the statement"),
    ("models:\n  - {function: f, verb: selct, table: 0}\n", ":2:25: unknown verb 'selct'; did you mean 'select'?"),
    (
      "models:\n  - {function: f, verb: merge, table: 0}\n",
      ":2:25: unknown verb 'merge'; there are select, insert, update, delete"
    ),
    ("models:\n  - {function: f, verb: insert}\n", ":2:5: the key 'table' is missing: which argument names it"),
    (
      "models:\n  - {function: f, verb: select, sql: 0}\n",
      ":2:25: 'verb' does not go with 'sql', which is the whole statement"
    ),
    (
      "models:\n  - {function: f, sql: 0, table: 1}\n",
      ":2:34: 'table' does not go with 'sql'"
    ),
    (
      "models:\n  - {function: f, verb: insert, table: 0, conditions: 1}\n",
      ":2:55: 'conditions' does not go with verb 'insert'"
    ),
    ("models:\n  - {function: f, sql: -1}\n", ":2:24: an argument is expected here: its position from 0, its keyword"),
    ("models:\n  - {function: f, sql: []}\n", ":2:24: an argument is expected here"),
    ("models:\n  - {function: f, sql: {a: b}}\n", ":2:24: an argument is expected here"),
    ("models: []\nmodels: []\n", "the same key stands here twice: models"),
    ("models: [\n", ":2:1: no YAML: "),
    ("models: " + String(repeating: "[", count: 60_000), "no YAML: "),
    ("models: " + String(repeating: " ", count: 65_536), "the file has more than 64 KiB"),
    ("models: \u{0}\n", "no YAML: "),
  ])
  func nothingIsIndexedUnderSettingsThatAreNotUnderstood(settings: String, message: String) throws {
    try folder.write("DELETE FROM carts;\n", to: "code/a.sql")
    _ = try success("index", "code")
    let before = try success("dump")
    try folder.write("DELETE FROM orders;\n", to: "code/a.sql")
    try folder.write(settings, to: "code/.pgxref.yml")
    let told = try failure("index", "code")
    #expect(told.hasPrefix("pgxref: code/.pgxref.yml:") && told.contains(message), "\(told)")
    #expect(try success("dump") == before)
  }

  @Test func settingsAreReadInsideOfTheTreeOnly() throws {
    try folder.write("models: []\n", to: "outside.yml")
    try folder.write("nonsense\n", to: "code/sub/.pgxref.yml")
    try folder.write(Array("caf".utf8) + [0xe9], to: "latin/.pgxref.yml")
    try link("code/.pgxref.yml", to: "../outside.yml")
    #expect(try success("index", "code").contains("symlink 1"))
    #expect(try failure("index", "code/sub").contains("code/sub/.pgxref.yml:1:1: keys with values are expected here"))
    #expect(try failure("index", "latin").contains(".pgxref.yml: the file is no text in UTF-8"))
  }

  @Test func settingsAreThoseOfTheRevision() throws {
    try folder.write("db.send('DELETE FROM carts')\nput('carts', {'id': 1})\n", to: "code/a.py")
    try folder.write("models: [{function: put, verb: insert, table: 0, columns: 1}]\n", to: "code/.pgxref.yml")
    try folder.commitAll(in: "code")
    try folder.write("models: none\n", to: "code/.pgxref.yml")
    #expect(try failure("index", "code").contains(".pgxref.yml:1:9: a list is expected here"))
    #expect(try success("index", "code", "--revision", "HEAD").hasPrefix("code: 2 sites"))
    #expect(try success("where", "INSERT INTO carts (id) VALUES (7)").contains("a.py:2"))
  }

  @Test func pathsThatCannotBeIndexed() throws {
    try folder.write("SELECT 1;", to: "file.sql")
    try link("loop", to: "loop")
    #expect(try failure("index", "nowhere").contains("there is no nowhere; name a repository or a folder"))
    #expect(try failure("index", "loop").contains("there is no loop; name a repository or a folder"))
    #expect(try failure("index", "file.sql").contains("file.sql is a file; name the repository or the folder"))
    #expect(
      try failure("where", "SELECT 1").contains("there is no index at index.sqlite; create it with `pgxref index`"))
  }

  @Test func linksInCirclesAreNotFollowed() throws {
    try folder.write("DELETE FROM carts;\n", to: "code/a/deep/x.sql")
    try link("code/a/deep/up", to: "../..")
    try link("code/here", to: ".")
    try link("code/self", to: "self")
    #expect(try success("index", "code").contains("files seen 4, parsed 1\n  passed over: symlink 3\n"))
    try link("outer", to: "code")
    #expect(try success("index", "outer").hasPrefix("outer: 1 site"))
  }

  @Test func emptyRepositories() throws {
    try folder.git("init", "--quiet", folder.path("empty"))
    #expect(try success("index", "empty").hasPrefix("empty: 0 sites"))
    #expect(try success("dump").contains("the repository has no commit and no files [empty-repository]"))
    #expect(try Program.run("table", "carts", in: folder).status == 1)
  }

  @Test func largeFilesAreNamedAndLeftOut() throws {
    try folder.write("DELETE FROM carts;\n", to: "code/small.sql")
    try folder.write("", to: "code/large.sql")
    let file = try FileHandle(forWritingTo: folder.url.appending(path: "code/large.sql"))
    try file.truncate(atOffset: 50 << 20)
    try file.close()
    #expect(try success("index", "code").hasPrefix("code: 1 site with 1 statement in 1 file"))
    #expect(try success("dump").contains("large.sql: note: the file has more than 2 MiB and was left out"))
  }

  @Test func bytesThatAreNoText() throws {
    let statement = Array("def f(cursor):\r\n    cursor.execute(\"DELETE FROM carts WHERE name = '".utf8)
    try folder.write(statement + [0xff, 0xc3, 0x28] + Array("'\")\r\n".utf8), to: "code/bytes.py")
    try folder.write("DELETE FROM carts\r\nWHERE id = 5;\r\n", to: "code/lines.sql")
    #expect(try success("index", "code").hasPrefix("code: 2 sites"))
    #expect(try success("where", "DELETE FROM carts WHERE name = 'x'").contains("bytes.py:2  f  cursor.execute"))
    #expect(try success("where", "DELETE FROM carts WHERE id = 9").contains("lines.sql:1-2"))
  }

  /// As somebody who may not read everything: root may.
  @Test(.enabled(if: Program.canRunUnprivileged)) func whatCannotBeReadIsNamed() throws {
    for name in ["code/open.sql", "code/shut.sql", "code/closed/x.sql"] {
      try folder.write("DELETE FROM carts;\n", to: name)
    }
    let closed = ["code/shut.sql", "code/closed"].map(folder.path)
    for path in closed { try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path) }
    defer {
      for path in closed { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path) }
    }
    let indexed = try Program.runUnprivileged("index", "code", in: folder)
    #expect(indexed.output.hasPrefix("code: 1 site with 1 statement in 1 file of known languages; 2 findings"))
    let dump = try success("dump")
    #expect(dump.contains("shut.sql: warning: the file was left out because it cannot be read: permission denied"))
    #expect(dump.contains("closed: warning: the folder cannot be read and was left out; check its permissions"))
    let refused = try Program.runUnprivileged("index", "code/closed", in: folder)
    #expect(refused.status == 2 && refused.errors.contains("code/closed cannot be read (permission denied)"))
  }
}
