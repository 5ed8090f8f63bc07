internal import HostLanguages

extension SourceUnit {
  /// A module's path as an import writes it, joined with the folder of the unit when it is relative to that, and without
  /// the ending of a file, in languages whose imports name files.
  func module(_ written: String) -> String {
    guard let endings = language.importEndings else { return written }
    var module = written[...]
    while let first = module.first, Self.quotes.contains(first) { module.removeFirst() }
    while let last = module.last, Self.quotes.contains(last) { module.removeLast() }
    for ending in endings where module.hasSuffix("." + ending) {
      module = module.dropLast(ending.count + 1)
      break
    }
    guard module.first == "." else { return String(module) }
    var parts = path.split(separator: "/").dropLast()
    for part in module.split(separator: "/") {
      switch part {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  private static let quotes: Set<Character> = ["'", "\"", "`"]
}
