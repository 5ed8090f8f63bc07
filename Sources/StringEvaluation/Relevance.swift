internal import HostLanguages
internal import QueryTemplates

/// Which operations of a program may send something or keep a statement, by what stands inside of them: most functions
/// of most applications do neither, and are not evaluated for themselves.
struct Relevance: Sendable {
  private let isRelevant: [Bool]

  /// - Parameter senders: the names of functions that send something, sinks among them.
  init(_ program: Program, senders: (String) -> Bool) {
    var isRelevant = [Bool](repeating: false, count: program.nodeCount)
    // Children stand before their parents.
    for id in 0..<Program.ID(program.nodeCount) {
      let children = program.children(id)
      isRelevant[Int(id)] =
        children.contains { isRelevant[Int($0)] } || Self.isRelevant(id, in: program, senders: senders)
    }
    self.isRelevant = isRelevant
  }

  subscript(node: Program.ID) -> Bool { isRelevant[Int(node)] }

  private static func isRelevant(_ node: Program.ID, in program: Program, senders: (String) -> Bool) -> Bool {
    switch program.operation(node) {
    case .text: Template.text(program.bytes(node)).startsLikeStatement
    case .call:
      program.children(node).contains { child in
        [.read, .member].contains(program.operation(child)) && senders(program.name(child))
      }
    default: false
    }
  }
}
