import FactStore
@testable import Indexing
import Testing

@Suite struct BlobScannerTests {
  private let scanner = BlobScanner(sinks: ["execute", "query"])

  @Test(arguments: [
    "SELECT * FROM users", "select id\nfrom users", "INSERT INTO a VALUES (1)", "q = \"delete \" \\\n  \"from a\"",
    "update a set b = 1", "UPDATE {table} AS t SET x", "WITH RECURSIVE t(n) AS (SELECT", "merge into t",
    "CREATE TABLE x",
    "create or replace function", "alter table only t", "DROP INDEX i", "truncate table t", "select 1", "select now()",
    "refresh materialized view v", "db.execute(sql)", "$db->query ($sql)",
  ])
  func aStatementOrACallMayStandHere(text: String) {
    #expect(scanner.scan(Array(text.utf8)).isCandidate)
    #expect(scanner.scan(Array("x = 1\n(\(text))\n".utf8)).isCandidate)
  }

  @Test(arguments: [
    "", "select", "please select a file", "Licensed with the Apache license", "update the table", "insert a coin",
    "deleted from", "create an account", "with open(f) as g:", "execute", "def query_all(self)", "selected from here",
  ])
  func nothingStandsHere(text: String) {
    #expect(!scanner.scan(Array(text.utf8)).isCandidate)
  }

  @Test(arguments: [
    (code: "def find(self):", defined: ["find"]), (code: "def self.find", defined: ["find"]),
    (code: "class Orders(Base):", defined: ["Orders"]), (code: "SQL = 'x'", defined: ["SQL"]),
    (code: "  timeout: int = 5", defined: ["timeout"]),
    (code: "func (r *Repo) Find(ctx context.Context)", defined: ["Find"]),
    (code: "const findUser = `-- name: FindUser`", defined: ["findUser"]),
    (code: "pub fn find<T>(x: T)", defined: ["find"]),
    (code: "public static final String SQL = \"\";", defined: ["SQL"]),
    (code: "  List<User> findAll(int x) {", defined: ["findAll"]),
    (code: "define('TABLE', 'users');", defined: ["TABLE"]), (code: "function find($x)", defined: ["find"]),
    (code: "  async findAll(x) {", defined: ["findAll"]), (code: "  findAll(x) {", defined: ["findAll"]),
    (code: "module.exports.find = function (x)", defined: ["find"]), (code: "query := \"x\"", defined: ["query"]),
    (code: "\u{20}  getUser: 'select'", defined: ["getUser"]), (code: "$sql = ''", defined: ["sql"]),
  ])
  func namesThatAreDefined(code: String, defined: [String]) {
    let names = Set(scanner.scan(Array(code.utf8)).definedNames)
    for name in defined { #expect(names.contains(DefinedName.hash(of: name)), "\(name) in \(code)") }
  }

  @Test(arguments: [
    "return helper(x)", "foo(helper(x))", "a.helper(x)", "if helper == 1", "helper(x)", "x = y.helper()",
    "from a import helper",
    "def f(helper: int)", "f(helper=1)", "def f():\n        helper = 1", "    {\n\t\tlet helper = 1",
    "def f(a,\n      helper: int)",
  ])
  func namesThatAreOnlyUsed(code: String) {
    let names = Set(scanner.scan(Array(code.utf8)).definedNames)
    #expect(!names.contains(DefinedName.hash(of: "helper")))
  }

  @Test func otherSinksMeanAnotherDigest() {
    #expect(scanner.digest == BlobScanner(sinks: ["query", "execute", "query"]).digest)
    #expect(scanner.digest != BlobScanner(sinks: ["query"]).digest)
  }
}
