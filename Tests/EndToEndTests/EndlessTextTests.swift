import TestSupport
import Testing

/// Code that could send texts without end, or more of them than can be told: the run ends, the rest of the file is read, and
/// a finding says what was given up.
@Suite struct EndlessTextTests {
  private static let choices =
    "def choices(flags):\n    sql = 'DELETE FROM a WHERE 1=1'\n"
    + (0..<100).map { "    if flags[\($0)]:\n        sql = '(' + sql + ') OR c\($0) = \($0)'\n" }.joined()
    + "    cursor.execute(sql)\n"

  private static let nested =
    "def nested(f):\n    s = 'UPDATE a SET b = 1 WHERE 1=1'\n"
    + (0..<100).map { level in
      let indentation = String(repeating: " ", count: 4 + level)
      return "\(indentation)if f[\(level)]:\n\(indentation) s += ' AND c\(level) = 1'\n"
    }.joined() + "    cursor.execute(s)\n"

  private static let appends =
    "def appends():\n    sql = 'SELECT 1 FROM a WHERE b = 1'\n"
    + (0..<10_000).map { "    sql += ' OR c\($0) = 1'\n" }.joined() + "    cursor.execute(sql)\n"

  private static let recursion = """
    def even(n):
        return 'SELECT a FROM b WHERE ' + odd(n - 1) + ' OR even'

    def odd(n):
        return '(' + even(n - 1) + ')' if n else 'odd'

    def recursion(n):
        cursor.execute(even(n))

    """

  private static let loop = """
    def loop(items):
        sql = 'DELETE FROM c WHERE '
        for item in items:
            sql = sql + sql + '(' + sql + ')'
            while item:
                sql += sql
        cursor.execute(sql)

    """

  private static let alternation =
    "def alternation(key):\n    cursor.execute('SELECT * FROM a WHERE k = ' + {\n"
    + (0..<5_000).map { "        'k\($0)': 'x\($0) + y',\n" }.joined() + "    }[key])\n"

  private static let all: [(String, String)] = [
    ("choices", choices), ("nested", nested), ("appends", appends),
    ("recursion", recursion), ("loop", loop), ("alternation", alternation),
  ]

  /// The time is that of a run which has gone wrong by far, not a measure.
  @Test(.timeLimit(.minutes(2)), arguments: all) func comesToAnEnd(name: String, code: String) throws {
    let index = try WorkingIndex()
    try index.write("cursor = connect()\n\(code)\ncursor.execute('DELETE FROM z')\n".utf8, to: "\(name).py")
    try index.update(jobs: 1)
    let dump = try index.dump()
    #expect(dump.contains("table\tname=z\taccess=write\n"))
    // What is said of the text: a site that is known in part, a finding, or both.
    #expect(dump.contains("function=\(name)\t") || dump.contains("finding\ttext=\(name).py:"))
  }

  @Test func saysWhatWasGivenUp() throws {
    let index = try WorkingIndex()
    try index.write("cursor = connect()\n\(Self.appends)".utf8, to: "a.py")
    try index.update(jobs: 1)
    let expected =
      "a.py:2:1: warning: appends takes more steps than one function is given; what it sends behind the place"
    #expect(try index.dump().contains(expected))
  }
}
