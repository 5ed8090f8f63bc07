import QueryTemplates
import SourceModel

/// The tier of comments that name the query's origin: they confirm sites that other tiers find, and alone they name some.
struct TagJoin: Sendable {
  private struct Entry {
    var place: FileRange
    /// The parts of the function's name, the innermost last.
    var function: [Substring]
    var tables: Set<String>
  }

  /// By the sites' numbers.
  private var entries: [Entry] = []
  /// The sites' numbers by the function's innermost name, by the file's name, and by the query's name in the code.
  private var byFunction: [String: [Int]] = [:]
  private var byFile: [String: [Int]] = [:]
  private var byAnnotation: [String: [Int]] = [:]

  /// Adds the site with the next number.
  mutating func add(_ site: QuerySite) {
    let entry = Entry(
      place: site.place, function: TaggedPlace.parts(of: site.function),
      tables: Set(site.statements.flatMap(\.tables).map(\.name)))
    if let name = entry.function.last { byFunction[String(name), default: []].append(entries.count) }
    if let name = site.place.path.split(separator: "/").last { byFile[String(name), default: []].append(entries.count) }
    if let name = site.annotation { byAnnotation[TaggedPlace.name(name), default: []].append(entries.count) }
    entries.append(entry)
  }

  /// Lifts the matches of sites that the statement's comments name; where there are none, matches the sites at that place
  /// that are not seen to query other tables.
  func apply(to best: inout [Int: QueryMatch], for statement: SentStatement, _ sites: [MatchableSite]) {
    let named = named(in: statement.text)
    var isConfirmed = false
    for (number, place) in named {
      guard var match = best[number] else { continue }
      isConfirmed = true
      match.confidence = ((match.confidence + 0.8 * (1 - match.confidence)) * 100).rounded() / 100
      match.reason += "; its comment names \(place)"
      best[number] = match
    }
    if isConfirmed || statement.isAnyones { return }
    let tables = Set(statement.facts?.tables.map(\.name) ?? [])
    for (number, place) in named {
      let entry = entries[number]
      if !tables.isEmpty, !entry.tables.isEmpty, entry.tables.isDisjoint(with: tables) { continue }
      best[number] = sites[number].match(
        statement, by: .tag, certainty: 0.5, reason: "only its comment, which names \(place)")
    }
  }

  /// The numbers of the sites at the places that a text's comments name, and these places.
  private func named(in text: String) -> [Int: TaggedPlace] {
    var named: [Int: TaggedPlace] = [:]
    for place in QueryComment.comments(in: Array(text.utf8)).flatMap(TaggedPlace.places) {
      for number in numbers(of: place) { named[number] = place }
    }
    return named
  }

  private func numbers(of place: TaggedPlace) -> [Int] {
    switch place {
    case .query(let name): return byAnnotation[name] ?? []
    case .function(let parts):
      return (byFunction[String(parts.last ?? "")] ?? []).filter { entries[$0].function.hasSuffix(parts) }
    case .file(let path, let line):
      let parts = path.split(separator: "/")
      return (byFile[String(parts.last ?? "")] ?? []).filter { number in
        let place = entries[number].place
        return place.path.split(separator: "/").hasSuffix(parts)
          && (line.map { place.lines.first <= $0 && $0 <= place.lines.last } ?? true)
      }
    }
  }
}

extension [Substring] {
  fileprivate func hasSuffix(_ suffix: [Substring]) -> Bool { self.suffix(suffix.count) == suffix[...] }
}
