import Foundation
import TestSupport
import Testing

/// Every folder of `Fixtures/endtoend` gives its answers, and the same facts on whatever way they were found.
@Suite struct EndToEndTests {
  @Test func thereAreCases() { #expect(EndToEndCase.all.count > 5) }

  @Test(arguments: EndToEndCase.all) func answersAsExpected(_ theCase: EndToEndCase) async throws {
    let index = try theCase.freshIndex(jobs: 1)
    #expect(try ExpectedText(theCase.folder.appending(path: "dump.txt")).difference(from: index.dump()) == nil)
    let transcript = try Transcript(theCase.folder.appending(path: "transcript.txt"))
    let difference = try await transcript.difference { arguments, input in
      let command = try Program.run(arguments, in: index.folder, input: input)
      let notes = command.errors.split(separator: "\n").map { "! \($0)\n" }.joined()
      // Where the schema was imported from.
      let output = command.output.replacing(theCase.folder.path(percentEncoded: false), with: "CASE")
        .replacing(/[0-9,]+ days? ago/, with: "DAYS ago")
      return notes + output + (command.status == 0 ? "" : "[exit \(command.status)]\n")
    }
    #expect(difference == nil)
  }

  @Test(arguments: EndToEndCase.all) func workersMakeNoDifference(_ theCase: EndToEndCase) throws {
    #expect(
      firstDifference(
        between: try theCase.freshIndex(jobs: 8).dump(), and: try theCase.freshIndex(jobs: 1).dump()) == nil)
  }

  /// File after file, the statistics before the code and the schema behind it; then each file is cut in half for a while.
  @Test(arguments: EndToEndCase.all) func historyMakesNoDifference(_ theCase: EndToEndCase) throws {
    let code = try theCase.code()
    let golden = try theCase.freshIndex(jobs: 2).dump()
    let index = try WorkingIndex()
    try theCase.importStatistics(into: index)
    for (path, bytes) in code {
      try index.write(bytes, to: path)
      try index.update()
    }
    try theCase.importSchema(into: index)
    try index.update()
    #expect(firstDifference(between: try index.dump(), and: golden) == nil)

    for (number, (path, bytes)) in code.enumerated() {
      var changed = code
      // Of a file of settings, half is a mistake; an empty one tells nothing.
      changed[number].bytes = path == ".pgxref.yml" ? [] : Array(bytes.prefix(bytes.count / 2))
      try index.write(changed[number].bytes, to: path)
      try index.update()
      let fresh = try theCase.freshIndex(jobs: 2, of: changed).dump()
      #expect(firstDifference(between: try index.dump(), and: fresh) == nil, "\(path) was cut")
      try index.write(bytes, to: path)
      try index.update()
    }
    #expect(firstDifference(between: try index.dump(), and: golden) == nil)
  }
}
