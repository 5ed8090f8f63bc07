internal import HostLanguages
internal import QueryTemplates

extension Evaluator {
  /// The name of the table that a class has by its framework's convention, if that is what `name` asks for.
  ///
  /// Of classes below one another, which share a table, it is named after the uppermost.
  func tableName(_ name: String, of type: TypeReference) -> Value? {
    guard let models = units[type.unit].language.models, let assigned = models.tableNames.first,
      models.tableNames.contains(name)
    else { return nil }
    if name != assigned, let value = member(assigned, of: type) { return value }
    var uppermost = type
    var seen: Set = [type]
    while let base = linker.bases(of: uppermost).first, !models.bases.contains(base.name), seen.insert(base).inserted {
      uppermost = base
    }
    let bases = linker.declaration(of: uppermost)?.bases ?? []
    guard bases.contains(where: models.bases.contains) else { return nil }
    return .text(.text(TemplateText(bytes: Array(models.naming.table(ofClass: uppermost.name).utf8))))
  }
}
