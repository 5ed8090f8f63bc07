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
  }

  private var byNode: [Program.ID: EvaluatedSite] = [:]

  mutating func record(_ template: Template, use: EvaluatedSite.Use, at place: Place) {
    if var known = byNode[place.node] {
      known.template = .oneOf([known.template, template])
      known.use = max(known.use, use)
      known.sink = known.sink ?? place.sink
      byNode[place.node] = known
    } else {
      byNode[place.node] = EvaluatedSite(
        unit: place.unit, range: place.range, function: place.function, sink: place.sink, use: use,
        template: template)
    }
  }

  /// In file order.
  var sites: [EvaluatedSite] {
    byNode.sorted { ($0.value.range, $0.key) < ($1.value.range, $1.key) }.map(\.value)
  }
}
