internal import HostLanguages
internal import QueryTemplates

extension Evaluator {
  /// The text of the file that a path means; nil when the repository has no such script.
  func text(ofFileAt path: Value?, in unit: Int) -> Value? {
    guard case .text(let written)? = path?.resolved else { return nil }
    return scripts.script(at: written, from: units[unit].path).map { .text($0.template) }
  }

  /// Whether a text is a script's as it stands, whose statements are sites of their own.
  func isLoaded(_ template: Template) -> Bool {
    let origins = template.origins
    return !origins.isEmpty && origins.allSatisfy { $0.path.hasSuffix(".sql") }
  }

  /// The text of the script whose path a call is handed instead of its text.
  func scriptText(_ path: Value, in unit: Int) -> Value? {
    guard let path = path.constant, path.hasSuffix(".sql"), !path.contains("\n") else { return nil }
    return text(ofFileAt: .text(.text(Array(path.utf8))), in: unit)
  }

  /// The named statements of the scripts that a path means, by their names as a program writes them.
  func queries(at path: Value?, in unit: Int) -> Value? {
    guard case .text(let written)? = path?.resolved else { return nil }
    let found = scripts.scripts(under: written, from: units[unit].path)
    guard !found.isEmpty else { return nil }
    let entries = found.flatMap { script in
      script.sections.map { Value.Entry(key: $0.name, value: .text($0.template)) }
    }
    return .map(entries, isOpen: true)
  }

  /// The parts of a path, one inside the other, of which some may be unknown; what is a division of numbers is a value.
  func path(_ parts: [Value]) -> Value {
    guard parts.contains(where: { $0.hasText && Double($0.constant ?? "") == nil }) else {
      return .text(.hole(Hole(kind: .value, name: "…")))
    }
    let slash = Template.text([UInt8(ascii: "/")])
    return .text(.joined(parts.flatMap { [slash, $0.template] }.dropFirst().map { $0 }))
  }
}
