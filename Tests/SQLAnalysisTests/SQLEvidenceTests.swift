import Foundation
import SQLAnalysis
import Testing

@Suite struct SQLEvidenceTests {
  @Test func proseAndStatementsAreToldApart() throws {
    var printed: [String] = []
    var section = ""
    for line in try Fixture.text("evidence.txt").split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty || "#[".contains(line.prefix(1)) {
        if line.hasPrefix("[") { section = String(line) }
        printed.append(String(line))
        continue
      }
      // The first six columns were printed by an earlier run.
      let text = String(line.first.map { $0 == "-" || $0.isNumber } == true ? line.dropFirst(6) : line)
      let evidence = (try? ParsedStatement(Array(text.utf8))).map { sqlEvidence(of: $0, catalogue: nil) }
      #expect((evidence ?? 0 >= 0.5) == (section == "[sql]"), "\(text): \(evidence ?? 0)")
      printed.append("\(evidence.map { String(format: "%.2f", $0) } ?? "-   ")  \(text)")
    }
    try Fixture.expect("evidence.txt", is: printed.joined(separator: "\n"))
  }
}
