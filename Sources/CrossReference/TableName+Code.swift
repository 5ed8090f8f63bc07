import SourceModel

extension TableName {
  /// The names under which code may know the table: its own, in the singular and the plural, with and without a first
  /// part, which often is an application's or a module's.
  var hashesInCode: Set<UInt32> { Set(namesInCode.map { FoldedName($0).hash }) }

  private var namesInCode: [String] { ([name] + [nameWithoutFirstPart].compactMap { $0 }).flatMap(numbers) }

  /// `profile` of `accounts_profile`; nil where the name has one part.
  var nameWithoutFirstPart: String? {
    let parts = name.split(separator: "_")
    return parts.count > 1 ? parts.dropFirst().joined(separator: "_") : nil
  }
}

/// A name as it is, in the singular and in the plural.
func numbers(of name: String) -> [String] { [name, singular(of: name), name + "s"] }

/// By the rules that cover most English nouns.
private func singular(of name: String) -> String {
  if name.hasSuffix("people") { return name.dropLast(6) + "person" }
  if name.hasSuffix("children") { return String(name.dropLast(3)) }
  if name.hasSuffix("ies") { return name.dropLast(3) + "y" }
  for ending in ["sses", "xes", "ches", "shes", "zes"] where name.hasSuffix(ending) { return String(name.dropLast(2)) }
  return name.hasSuffix("s") && !name.hasSuffix("ss") && !name.hasSuffix("us") ? String(name.dropLast()) : name
}
