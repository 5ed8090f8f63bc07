internal import SourceModel

/// Reads what ``ByteWriter`` wrote; nil at the first thing that cannot be.
struct ByteReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next(atMost limit: Int = Int(Int32.max)) -> Int? {
    var number: UInt = 0
    var shift: UInt = 0
    while position < bytes.count, shift < 35 {
      let byte = bytes[position]
      position += 1
      number |= UInt(byte & 0x7f) << shift
      if byte < 0x80 { return number <= UInt(max(limit, 0)) ? Int(number) : nil }
      shift += 7
    }
    return nil
  }

  mutating func take(_ count: Int) -> [UInt8]? {
    guard position + count <= bytes.count else { return nil }
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  /// - Parameters:
  ///   - children: gets the node's children; each must stand before the node, which also rules out cycles.
  ///   - position: the node's own id.
  mutating func nextNode(nameCount: Int, children: inout [Program.ID], position id: Int) -> Program.Node? {
    guard let raw = take(1)?.first, let operation = Operation(rawValue: raw), let name = next(atMost: nameCount),
      let start = next(), let length = next(), let count = next(atMost: id)
    else { return nil }
    let first = children.count
    for _ in 0..<count {
      guard let child = next(atMost: id - 1) else { return nil }
      children.append(Program.ID(child))
    }
    return Program.Node(
      operation: operation, name: Int32(name) - 1, firstChild: Int32(first), childCount: Int32(count),
      start: Int32(start), end: Int32(clamping: start + length))
  }
}
