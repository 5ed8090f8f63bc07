internal import HostLanguages
internal import QueryTemplates
internal import SourceModel

/// Collects what a unit sends and keeps. One operation is one site, however often it is evaluated.
struct SiteRecorder {
  struct Place {
    var unit: Int
    var node: Program.ID
    var range: ByteRange
    var function: String
    var sink: String?
    var isTest: Bool

    var step: CallStep { CallStep(unit: unit, range: range, function: function, callee: sink ?? "") }
  }

  private var byNode: [Program.ID: EvaluatedSite] = [:]

  /// - Parameter via: the calls behind this one, down to the one that sends the text.
  mutating func record(
    _ template: Template, use: EvaluatedSite.Use, at place: Place, via: [CallStep] = []
  ) {
    if var known = byNode[place.node] {
      known.template = Self.joined((known.template, known.use), (template, use))
      known.use = max(known.use, use)
      known.sink = known.sink ?? place.sink
      if known.via.isEmpty { known.via = via }
      byNode[place.node] = known
    } else {
      byNode[place.node] = EvaluatedSite(
        unit: place.unit, range: place.range, function: place.function, sink: place.sink, use: use,
        template: template, via: via, isTest: place.isTest)
    }
  }

  /// Both texts; of an argument and the text that it becomes a part of, the text.
  private static func joined(
    _ left: (template: Template, use: EvaluatedSite.Use), _ right: (template: Template, use: EvaluatedSite.Use)
  ) -> Template {
    let (weaker, stronger) = left.use < right.use ? (left, right) : (right, left)
    let isPart = weaker.use < stronger.use && Set(weaker.template.origins).isSubset(of: stronger.template.origins)
    return isPart ? stronger.template : .oneOf([left.template, right.template])
  }

  /// In file order.
  var sites: [EvaluatedSite] {
    byNode.sorted { ($0.value.range, $0.key) < ($1.value.range, $1.key) }.map(\.value)
  }
}
