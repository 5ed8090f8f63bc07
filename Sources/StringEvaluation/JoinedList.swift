internal import QueryTemplates

/// A list whose elements are joined with a separator, where some elements may be missing.
struct JoinedList {
  var elements: [Value.Element]
  var separator: Template

  /// More optional elements than this are joined as a repetition of any of them.
  private static let longest = 64

  /// A separator stands only between two elements that are there.
  var template: Template {
    if elements.count(where: { $0.presence != .always }) > Self.longest {
      return .repetition(.oneOf(elements.map(\.value.template)), separator: separator)
    }
    if elements.count == 1, elements[0].presence == .anyNumber {
      return .repetition(elements[0].value.template, separator: separator)
    }
    guard let first = elements.firstIndex(where: { $0.presence == .always }) else {
      return elements.isEmpty ? .empty : .oneOf([atLeastOne(of: elements[...]), .empty])
    }
    let before = elements[..<first].map { occurring($0.presence, .joined([$0.value.template, separator])) }
    return .joined(before + [elements[first].value.template, following(elements[(first + 1)...])])
  }

  /// Elements none of which must be there, with one of them at least.
  ///
  /// Either one of the first half with what may follow, or one of the second half. Halves keep the template at
  /// n log n parts for n elements, where telling the first element one by one would take n².
  private func atLeastOne(of optional: ArraySlice<Value.Element>) -> Template {
    guard optional.count > 1 else { return optional.first.map(alone) ?? .empty }
    let middle = optional.startIndex + optional.count / 2
    let (front, back) = (optional[..<middle], optional[middle...])
    return .oneOf([.joined([atLeastOne(of: front), following(back)]), atLeastOne(of: back)])
  }

  private func alone(_ element: Value.Element) -> Template {
    let text = element.value.template
    return element.presence == .anyNumber ? .repetition(text, separator: separator) : text
  }

  /// Elements behind another one.
  private func following(_ elements: ArraySlice<Value.Element>) -> Template {
    .joined(elements.map { occurring($0.presence, .joined([separator, $0.value.template])) })
  }

  private func occurring(_ presence: Value.Element.Presence, _ template: Template) -> Template {
    switch presence {
    case .always: template
    case .maybe: .oneOf([template, .empty])
    case .anyNumber: .repetition(template, separator: .empty)
    }
  }
}
