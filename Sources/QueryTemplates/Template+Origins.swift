extension Template {
  /// Where its texts are written, sorted, each once.
  package var origins: [TemplateText.Origin] {
    var found: Set<TemplateText.Origin> = []
    bounded.collectOrigins(into: &found)
    return found.sorted { ($0.path, $0.range) < ($1.path, $1.range) }
  }

  /// The names of its holes and their kinds, in order, as often as they stand there.
  package var holes: [Hole] {
    var found: [Hole] = []
    bounded.collectHoles(into: &found)
    return found
  }

  private func collectOrigins(into found: inout Set<TemplateText.Origin>) {
    if case .text(let text) = self { found.formUnion(text.origins) }
    for child in children { child.collectOrigins(into: &found) }
  }

  private func collectHoles(into found: inout [Hole]) {
    if case .hole(let hole) = self { found.append(hole) }
    for child in children { child.collectHoles(into: &found) }
  }
}
