extension Program {
  /// The program as nested lists, for tests and for people who write tables.
  package var description: String {
    var lines: [String] = []
    describe(root, indent: 0, into: &lines)
    return lines.joined(separator: "\n")
  }

  private func describe(_ id: ID, indent: Int, into lines: inout [String]) {
    let name = bytes(id).isEmpty ? "" : " " + String(reflecting: name(id))
    lines.append(String(repeating: "  ", count: indent) + "\(operation(id))" + name)
    for child in children(id) { describe(child, indent: indent + 1, into: &lines) }
  }
}
