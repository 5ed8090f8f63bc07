/// Where functions of one name have an argument: manifests write a number, or a list of them when the functions differ.
package struct ArgumentPositions: Sendable, Equatable, Codable {
  /// From 0; ``receiver`` for what the call is made on.
  package var positions: [Int]

  /// The position of what stands in front of the dot.
  package static let receiver = -1

  package init(_ positions: [Int]) { self.positions = positions }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let position = try? container.decode(Int.self) {
      positions = [position]
    } else {
      positions = try container.decode([Int].self)
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(positions)
  }
}
