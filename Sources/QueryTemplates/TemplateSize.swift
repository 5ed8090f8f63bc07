/// How large a template is, counted as a tree.
package struct TemplateSize: Hashable, Sendable {
  package var nodes: Int
  /// How deep choices, repetitions and sequences are nested.
  package var depth: Int

  package init(nodes: Int, depth: Int) {
    self.nodes = nodes
    self.depth = depth
  }

  /// What the constructors hold to. Everything below recurses no deeper than this, so it fits the smallest stack.
  package static let limit = TemplateSize(nodes: 50_000, depth: 256)
}

extension Template {
  /// The number of nodes and their depth; counting stops above `limit`, so the cost is bounded even where subtrees are
  /// shared and the tree is exponentially larger than its memory.
  package func size(upTo limit: TemplateSize = .limit) -> TemplateSize {
    var size = TemplateSize(nodes: 0, depth: 0)
    count(into: &size, depth: 1, limit: limit)
    return size
  }

  /// Whether the constructors would accept it.
  package var isWithinLimits: Bool {
    let size = size()
    return size.nodes <= TemplateSize.limit.nodes && size.depth <= TemplateSize.limit.depth
  }

  /// The template, or ``overflow`` where it was put together without the constructors and is too large to be walked.
  var bounded: Template { isWithinLimits ? self : .overflow }

  private func count(into size: inout TemplateSize, depth: Int, limit: TemplateSize) {
    size.nodes += 1
    size.depth = max(size.depth, depth)
    guard size.nodes <= limit.nodes, size.depth <= limit.depth else { return }
    for child in children { child.count(into: &size, depth: depth + 1, limit: limit) }
  }

  /// The templates directly below this one, in order.
  var children: [Template] {
    switch self {
    case .text, .hole: []
    case .sequence(let parts), .choice(let parts): parts
    case .repetition(let element, let separator): [element, separator]
    }
  }
}
