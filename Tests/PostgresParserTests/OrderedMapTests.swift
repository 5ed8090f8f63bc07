import PostgresParser
import Testing

@Suite struct OrderedMapTests {
  private struct Stop: Error {}

  @Test(arguments: [1, 2, 8])
  func resultsComeInOrder(workers: Int) {
    let inputs = Array(0..<500)
    var outputs: [Int] = []
    orderedMap(inputs, workers: workers) {
      $0 * 2
    } merge: { _, output in
      outputs.append(output)
    }
    #expect(outputs == inputs.map { $0 * 2 })
    orderedMap([Int](), workers: workers) {
      $0
    } merge: { _, _ in
      Issue.record("there is nothing to merge")
    }
  }

  @Test func aFailureEndsTheWork() {
    var merged = 0
    #expect(throws: Stop.self) {
      try orderedMap(Array(0..<1000), workers: 4) {
        $0
      } merge: { index, _ throws(Stop) in
        merged += 1
        if index == 10 { throw Stop() }
      }
    }
    #expect(merged == 11)
  }
}
