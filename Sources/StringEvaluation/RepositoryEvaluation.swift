internal import HostLanguages
internal import QueryTemplates
internal import SourceModel

/// The string values of a repository: its units, with the names between them joined.
///
/// Sendable: workers evaluate different units at the same time.
package struct RepositoryEvaluation: Sendable {
  package let units: [SourceUnit]
  private let linker: Linker
  private let scripts: ScriptFolder
  private let models: CallModels
  private let limits: EvaluationLimits

  /// - Parameters:
  ///   - scripts: the files that the units may load by their names.
  ///   - models: what is told of functions without source.
  package init(
    _ units: [SourceUnit], scripts: [SourceScript] = [], models: CallModels = .none,
    limits: EvaluationLimits = EvaluationLimits()
  ) {
    let units = units.spelledAsDeclared()
    self.units = units
    self.scripts = ScriptFolder(scripts)
    self.models = models
    self.limits = limits
    linker = Linker(units, models: models)
  }

  /// What one unit sends, and the texts it keeps that read like statements.
  ///
  /// Recursive to ``EvaluationLimits/depth``: needs a stack of several MiB.
  package func evaluate(_ unit: Int) -> UnitEvaluation {
    Evaluator(units: units, linker: linker, scripts: scripts, models: models, limits: limits).evaluation(of: unit)
  }

  /// The names that a unit declares at its top level.
  package func declaredNames(of unit: Int) -> Set<String> { linker.declaredNames(of: unit) }

  /// The names of the types that a unit makes others from.
  package func baseNames(of unit: Int) -> Set<String> { linker.baseNames(of: unit) }

  /// The sites of all units without the texts that are kept only to be sent by one of the others.
  package static func settled(_ sites: [EvaluatedSite]) -> [EvaluatedSite] {
    var sent: Set<TemplateText.Origin> = []
    for site in sites where site.use > .made { sent.formUnion(site.template.origins) }
    // A function that hands a constant on says more than the constant's declaration, and its maker more than either.
    let kept = sites.filter { $0.use <= .made }.map { (rank: $0.rank, site: $0) }
      .sorted { $0.rank > $1.rank }.map(\.site)
    var covered = sent
    var chosen: Set<Int> = []
    for site in kept {
      let origins = site.template.origins
      guard !origins.allSatisfy({ covered.contains($0) }) else { continue }
      covered.formUnion(origins)
      chosen.insert(site.key)
    }
    // What a function hands on to a sink is not sent by the calls on the way there.
    var sentByFunction: [String: Set<TemplateText.Origin>] = [:]
    var executed: Set<TemplateText.Origin> = []
    for site in sites where site.use.isSQL {
      sentByFunction[site.scope, default: []].formUnion(site.template.origins)
      if site.use == .execution { executed.formUnion(site.template.origins) }
    }
    return sites.filter { site in
      switch site.use {
      case .kept, .made: chosen.contains(site.key)
      case .argument:
        site.template.origins.isEmpty || !(sentByFunction[site.scope]?.isSuperset(of: site.template.origins) ?? false)
      // Who executes a statement sends it.
      case .prepared: site.template.origins.isEmpty || !executed.isSuperset(of: site.template.origins)
      default: true
      }
    }
  }
}

extension EvaluatedSite {
  /// Those with more of a text come first.
  fileprivate var rank: (Int, UInt8, Int, Int) {
    (template.origins.count, use.rawValue, function.isEmpty ? 0 : 1, -key)
  }

  /// Unit and place in one number, to tell sites apart.
  fileprivate var key: Int { (unit << 32) + range.start }

  /// The function of the unit.
  fileprivate var scope: String { "\(unit) \(function)" }
}
