internal import QueryTemplates

extension Value {
  /// The number of its parts, counted up to `limit`: lists and templates within each other grow beyond any use.
  func size(upTo limit: Int) -> Int {
    switch self {
    case .text(let template): return template.parts(upTo: limit)
    case .list(let elements):
      return Self.sum(elements.lazy.map(\.value), upTo: limit)
    case .map(let entries, _):
      return Self.sum(entries.lazy.map(\.value), upTo: limit)
    case .function, .type, .object, .module, .pending, .unknown: return 1
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
