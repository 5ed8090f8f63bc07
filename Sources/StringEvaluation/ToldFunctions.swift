internal import HostLanguages
internal import QueryTemplates
internal import SourceModel

/// The functions whose callers tell them more of a statement than its values: those that put a parameter where a name or
/// a clause stands, and those that hand one of theirs on to it.
///
/// By names alone, and wide: it tells which files are worth reading for calls of them.
package struct ToldFunctions: Sendable {
  /// By the name of a function: the arguments by which it is told.
  private var slots: [String: Set<HandedParameters.Slot>] = [:]
  private var units: [HandedParameters] = []
  /// By name: the units that hand something to a function of that name.
  private var handing: [String: [Int]] = [:]
  private var namesakes: [String: Int] = [:]

  /// Of a name that more functions have, a call tells too little.
  private static let mostNamesakes = 3
  /// Variants of a site's text that are looked at for what stands in its holes.
  private static let variants = 4

  package init() {}

  /// Units come in the order of their positions.
  ///
  /// - Returns: names of functions of which it was not known that they are told.
  package mutating func add(_ unit: HandedParameters) -> Set<String> {
    let position = units.count
    for name in unit.handings.keys { handing[name, default: []].append(position) }
    for function in unit.functions where !function.name.isEmpty { namesakes[function.name, default: 0] += 1 }
    units.append(unit)
    var new: Set<String> = []
    for (callee, handings) in unit.handings {
      guard let told = slots[callee] else { continue }
      for handing in handings where !told.isDisjoint(with: handing.slots) || handing.slots == [.any] {
        take(handing.names, in: handing.function, ofUnit: position, &new)
      }
    }
    return new
  }

  /// The names by which functions are called that are told, but for those that many functions have.
  package var names: [String] {
    slots.keys.filter(isTelling).sorted()
  }

  private func isTelling(_ name: String) -> Bool { !name.isEmpty && namesakes[name] ?? 0 <= Self.mostNamesakes }

  /// Takes in what a unit sends.
  ///
  /// - Returns: names of functions of which it was not known that they are told.
  package mutating func note(_ evaluation: UnitEvaluation, ofUnit position: Int, _ unit: SourceUnit) -> Set<String> {
    var new: Set<String> = []
    let styles = PlaceholderStyles(names: unit.language.placeholders ?? [])
    for site in evaluation.sites where site.use.isSQL || site.use == .helper {
      guard let function = units[position].function(around: site.range.start) else { continue }
      take(Self.openWords(of: site.template, styles), in: function, ofUnit: position, &new)
    }
    return new
  }

  /// The units that mention one of the names in calls.
  package func units(mentioning names: Set<String>) -> [Int] {
    units.indices.filter { !units[$0].mentioned.isDisjoint(with: names) }
  }

  /// The words in holes that are more than values.
  private static func openWords(of template: Template, _ styles: PlaceholderStyles) -> Set<String> {
    guard template.holes.contains(where: { $0.kind != .value }) else { return [] }
    let placed = template.variants(limit: variants, placeholders: styles).variants.flatMap(\.holes)
    var words: Set<String> = []
    // What a call gives of which nothing is known, no caller can tell either.
    for hole in placed where hole.kind != .value && !hole.name.contains("(") {
      words.formUnion(hole.name.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
    }
    return words
  }

  /// Takes in that a function uses the names so, and goes on to those that hand it what it is told.
  private mutating func take(_ words: Set<String>, in function: Int, ofUnit unit: Int, _ new: inout Set<String>) {
    var open = [(words: words, function: function, unit: unit)]
    while let (words, function, unit) = open.popLast() {
      for (owner, parameter) in units[unit].parameters(behind: words, in: function) {
        let told = units[unit].functions[owner]
        guard isTelling(told.name), let position = told.parameters.firstIndex(of: parameter) else { continue }
        for slot in [HandedParameters.Slot.position(position), .keyword(parameter)] {
          if slots[told.name] == nil { new.insert(told.name) }
          guard slots[told.name, default: []].insert(slot).inserted else { continue }
          open += handings(to: told.name, as: slot)
        }
      }
    }
  }

  private func handings(
    to name: String, as slot: HandedParameters.Slot
  ) -> [(words: Set<String>, function: Int, unit: Int)] {
    (handing[name] ?? []).flatMap { unit in
      (units[unit].handings[name] ?? []).filter { $0.slots.contains(slot) || $0.slots == [.any] }
        .map { ($0.names, $0.function, unit) }
    }
  }
}
