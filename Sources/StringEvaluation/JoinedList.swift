internal import QueryTemplates

/// A list whose elements are joined with a separator, where some elements may be missing.
struct JoinedList {
  var elements: [Value.Element]
  var separator: Template

  /// More optional elements than this are joined as a repetition of any of them.
  private static let longest = 24

  var template: Template {
    let optional = elements.filter { $0.presence != .always }.count
    if optional > Self.longest {
      return .repetition(.oneOf(elements.map(\.value.template)), separator: separator)
    }
    return rest(from: 0, isBehindAnother: false)
  }

  /// The elements from `index` on. A separator stands only between two that are there.
  private func rest(from index: Int, isBehindAnother: Bool) -> Template {
    guard index < elements.count else { return .empty }
    let element = elements[index]
    let text = element.value.template
    let lead = isBehindAnother ? separator : .empty
    switch element.presence {
    case .always:
      return .joined([lead, text, rest(from: index + 1, isBehindAnother: true)])
    case .maybe where isBehindAnother:
      return .joined([.oneOf([.joined([lead, text]), .empty]), rest(from: index + 1, isBehindAnother: true)])
    case .anyNumber where isBehindAnother:
      let more = Template.repetition(.joined([lead, text]), separator: .empty)
      return .joined([more, rest(from: index + 1, isBehindAnother: true)])
    case .maybe:
      return .oneOf([
        .joined([text, rest(from: index + 1, isBehindAnother: true)]), rest(from: index + 1, isBehindAnother: false),
      ])
    case .anyNumber:
      let some = Template.repetition(text, separator: separator)
      if index + 1 == elements.count { return some }
      return .oneOf([
        .joined([some, rest(from: index + 1, isBehindAnother: true)]), rest(from: index + 1, isBehindAnother: false),
      ])
    }
  }
}
