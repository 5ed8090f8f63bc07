internal import AnswerText
internal import CrossReference
internal import SQLAnalysis
internal import SourceModel

extension [Dependent] {
  /// The objects of the database, those first that do something with the values.
  var member: Members {
    if isEmpty { return [] }
    let first = (filter(\.isUser) + filter { !$0.isUser }).prefix(10).map(\.json)
    return [("dependents", .array(first))] + (count > 10 ? [("moreDependents", .integer(count - 10))] : [])
  }
}

extension Dependent {
  fileprivate var json: JSON {
    var roles: [String] = []
    for use in object.uses where !roles.contains(use.role.rawValue) { roles.append(use.role.rawValue) }
    var members: Members = [("title", .string(object.title.cut(to: 200)))]
    if !roles.isEmpty { members.append(("roles", .array(roles.map { .string($0) }))) }
    if let through { members.append(("through", .string(through))) }
    if let path = object.path { members.append(("file", .string(path))) }
    if let line = object.line { members.append(("line", .integer(line))) }
    return .object(members)
  }
}
