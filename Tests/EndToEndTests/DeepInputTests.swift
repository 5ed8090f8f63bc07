import Foundation
import TestSupport
import Testing

/// Texts that would overflow a stack, were they parsed as deep as they go: in code, in scripts, in statistics, and on
/// stacks of every size.
@Suite struct DeepInputTests {
  private static let stacks = ["8192", "1024", "unlimited"]

  /// Broken into lines, as longer ones would make the file count as minified.
  private static func repeated(_ text: String, _ count: Int) -> String {
    (0..<count).map { $0 % 50 == 49 ? text + "\n" : text }.joined()
  }

  private static let brackets = repeated("(", 100_000) + "1" + repeated(")", 100_000)
  private static let sum = "SELECT 1" + repeated("+1", 30_000)

  private static let joined = repeated("'x' + ", 30_000) + "'x'"

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: stacks) func filesAreRead(stack: String) throws {
    try folder.write("x = \(Self.brackets)\ncursor.execute('DELETE FROM a')\n", to: "code/brackets.py")
    try folder.write("cursor.execute('''\(Self.sum)''')\ncursor.execute('DELETE FROM b')\n", to: "code/sum.py")
    try folder.write("cursor.execute(\(Self.joined))\n", to: "code/joined.py")
    try folder.write("<?php\n$x = \(Self.brackets);\n$db->exec('DELETE FROM c');\n", to: "code/brackets.php")
    try folder.write("<?php\n$db->exec('\(Self.sum)');\n", to: "code/sum.php")
    try folder.write("SELECT \(Self.brackets);\n\(Self.sum);\nDELETE FROM d;\n", to: "code/script.sql")
    let indexed = try run("index code", stack: stack)
    #expect(indexed.status == 0, "\(indexed.errors)")
    let dump = try run("dump", stack: stack).output
    let findings = dump.split(separator: "\n").filter { $0.hasPrefix("finding") }
    for table in ["b", "d"] { #expect(dump.contains("table\tname=\(table)\taccess=write\n")) }
    for (file, code) in [
      ("brackets.py", "nested-too-deeply"), ("sum.py", "unparsable-statement"), ("script.sql", "unparsable-statement"),
      ("sum.php", "unparsable-statement"),
    ] {
      #expect(findings.contains { $0.hasPrefix("finding\ttext=\(file):") && $0.hasSuffix("[\(code)]") }, "\(findings)")
    }
  }

  @Test(arguments: stacks) func statisticsAreRead(stack: String) throws {
    let rows = [Self.sum, "SELECT " + Self.brackets, "DELETE FROM a"].map { "\"\($0)\",3\n" }.joined()
    try folder.write("query,calls\n" + rows, to: "statistics.csv")
    let imported = try run("stats import statistics.csv", stack: stack)
    #expect(imported.status == 0, "\(imported.errors)")
    #expect(imported.output.hasPrefix("imported 3 rows as a snapshot of default; 3 queries"))
    #expect(try run("match --unmatched --format jsonl", stack: stack).output.split(separator: "\n").count == 3)
  }

  private func run(_ line: String, stack: String) throws -> Command {
    // Where the limit cannot be raised, the test goes on with the one that there is.
    try Program.shell("ulimit -s \(stack) 2>/dev/null; \"$pgxref\" \(line)", in: folder)
  }
}
