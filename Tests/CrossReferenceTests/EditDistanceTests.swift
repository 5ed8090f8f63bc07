import CrossReference
import Testing

struct EditDistanceTests {
  /// Every pair of sequences of up to five elements of two kinds.
  @Test func countsWhatTheStandardLibraryLists() {
    let sequences = (0..<6).flatMap { length in
      (0..<(1 << length)).map { bits in (0..<length).map { bits >> $0 & 1 } }
    }
    for one in sequences {
      for other in sequences {
        #expect(one.editDistance(from: other) == one.difference(from: other).count, "\(one) and \(other)")
      }
    }
  }
}
