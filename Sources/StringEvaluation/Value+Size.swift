internal import QueryTemplates

extension Value {
  /// The number of its parts, counted up to `limit`: lists and templates within each other grow beyond any use.
  func size(upTo limit: Int) -> Int {
    switch self {
    case .text(let template), .sql(let template), .prepared(let template): return template.parts(upTo: limit)
    case .list(let elements):
      return Self.sum(elements.lazy.map(\.value), upTo: limit)
    case .map(let entries, _):
      return Self.sum(entries.lazy.map(\.value), upTo: limit)
    case .instance(let instance): return Self.sum(instance.members.values, upTo: limit)
    case .nullable(let value): return value.size(upTo: limit)
    case .literal, .function, .type, .object, .anyOf, .module, .pending, .unknown: return 1
    }
  }

  /// The value with at most about `limit` parts: what is too large inside becomes a hole, what holds it stays.
  func shrunk(to limit: Int, name: String) -> Value {
    guard size(upTo: limit) >= limit else { return self }
    switch self {
    case .list(let elements) where elements.count < limit:
      let share = limit / max(elements.count, 1)
      return .list(elements.map { Element(value: $0.value.shrunk(to: share, name: name), presence: $0.presence) })
    case .map(let entries, let isOpen) where entries.count < limit:
      let share = limit / max(entries.count, 1)
      let shrunk = entries.map { Entry($0.keyText, $0.value.shrunk(to: share, name: name), presence: $0.presence) }
      return .map(shrunk, isOpen: isOpen)
    case .instance(var instance):
      let share = limit / max(instance.members.count, 1)
      instance.members = instance.members.mapValues { $0.shrunk(to: share, name: name) }
      return .instance(instance)
    default: return .unknown(name)
    }
  }

  private static func sum(_ values: some Sequence<Value>, upTo limit: Int) -> Int {
    var count = 1
    for value in values {
      guard count < limit else { break }
      count += value.size(upTo: limit - count)
    }
    return count
  }
}

extension Template {
  fileprivate func parts(upTo limit: Int) -> Int {
    switch self {
    case .text, .hole: return 1
    case .sequence(let parts), .choice(let parts):
      var count = 1
      for part in parts {
        guard count < limit else { break }
        count += part.parts(upTo: limit - count)
      }
      return count
    case .repetition(let element, let separator):
      return 1 + element.parts(upTo: limit) + separator.parts(upTo: limit)
    }
  }
}
