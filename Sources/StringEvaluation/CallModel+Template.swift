internal import HostLanguages
internal import QueryTemplates

/// The statements that a call's arguments make of a model.
///
/// What of lists and maps is not known becomes a hole of its part of the statement.
extension CallModel {
  /// - Returns: nil for a model of a call that is handed the whole statement.
  func template(of arguments: CallArguments) -> Template? {
    guard case .parts(let verb, let table, let columns, let conditions, let ending) = statement else { return nil }
    let name = table.value(in: arguments)?.template ?? .hole(Hole(kind: .identifier, name: "table"))
    let written = columns?.value(in: arguments)
    let condition = Self.condition(conditions?.value(in: arguments))
    let rest = Template.joined([condition, .words(ending.map { " " + $0 } ?? "")])
    switch verb {
    case .select: return .joined([.words("SELECT "), Self.list(written), .words(" FROM "), name, rest])
    case .insert:
      return .joined([
        .words("INSERT INTO "), name, .words(" ("), Self.list(written), .words(") VALUES ("), Self.values(for: written),
        .words(")"), rest,
      ])
    case .update:
      return .joined([.words("UPDATE "), name, .words(" SET "), Self.list(written) { $0.compared }, rest])
    case .delete: return .joined([.words("DELETE FROM "), name, rest])
    }
  }

  private static func list(_ value: Value?, each change: (Template) -> Template = { $0 }) -> Template {
    guard let names = value?.names, !names.isEmpty else {
      return .hole(Hole(kind: .clause, name: value?.holeName ?? "columns"))
    }
    return joined(names, by: ", ", change)
  }

  /// As many values as there are columns, where that is known.
  private static func values(for columns: Value?) -> Template {
    let value = Template.hole(Hole(kind: .value, name: "value"))
    guard let names = columns?.names, !names.isEmpty, names.allSatisfy({ $0.presence == .always }) else { return value }
    return joined(names, by: ", ") { _ in value }
  }

  private static func condition(_ value: Value?) -> Template {
    guard let value else { return .empty }
    let frame = Template.words(" WHERE ")
    if case .literal(let literal) = value.resolved, literal.kind != .yes { return .empty }
    guard let conditions = value.conditions else {
      return .oneOf([.joined([frame, .hole(Hole(kind: .clause, name: value.holeName))]), .empty])
    }
    if conditions.isEmpty { return .empty }
    let all = Template.joined([frame, joined(conditions, by: " AND ") { $0 }])
    return conditions.contains { $0.presence == .always } ? all : .oneOf([all, .empty])
  }

  private static func joined(
    _ elements: [Value.Element], by separator: String, _ change: (Template) -> Template
  ) -> Template {
    JoinedList(
      elements: elements.map { Value.Element(value: .text(change($0.value.template)), presence: $0.presence) },
      separator: .words(separator)
    ).template
  }
}

extension CallModel.Argument {
  /// nil when the call leaves it out.
  func value(in arguments: CallArguments) -> Value? {
    for place in places {
      switch place {
      case .position(let position):
        if let value = arguments.value(at: position) { return value }
      case .name(let name):
        let entry = arguments.positional.lazy.compactMap { $0.value.entry(for: name) }.first
        if let value = arguments.value(named: name) ?? entry { return value }
      }
    }
    return entries(of: arguments) ?? (arguments.isOpen ? .unknown("…") : nil)
  }

  /// The map without braces that stands last, if that is the position.
  private func entries(of arguments: CallArguments) -> Value? {
    guard arguments.endsInMap, case .position(arguments.positional.count)? = places.last, places.count == 1 else {
      return nil
    }
    return .map(arguments.namedEntries(), isOpen: arguments.isOpen)
  }
}

extension Value {
  fileprivate var holeName: String { Evaluator.holeName(self) }

  /// The names that a list holds, the keys of a map, or a text by itself; nil when not known.
  fileprivate var names: [Element]? {
    switch resolved {
    case .text: return [Element(value: self, presence: .always)]
    case .list(let elements):
      return elements.allSatisfy { $0.value.isText || $0.value.resolved.isUnknown } ? elements : nil
    case .map(let entries, let isOpen):
      let keys = entries.map { Element(value: .text($0.keyText), presence: $0.presence) }
      return isOpen ? keys + [Element(value: .unknown("…"), presence: .anyNumber)] : keys
    default: return nil
    }
  }

  /// Names compared with values; what is more than a name stands as it is.
  fileprivate var conditions: [Element]? {
    guard case .map(let entries, _) = resolved, let names else {
      return names?.map { element in
        let text = element.value.template
        return Element(value: .text(text.isName ? text.compared : text), presence: element.presence)
      }
    }
    let known = entries.map { Element(value: .text($0.comparison), presence: $0.presence) }
    return known + names.dropFirst(entries.count)
  }

  private var isText: Bool {
    if case .text = resolved { return true }
    return false
  }
}

extension Value.Entry {
  /// A column and what it is compared with. How a helper writes a list or no value is not known.
  fileprivate var comparison: Template {
    guard keyText.isName else { return .hole(Hole(kind: .clause, name: key)) }
    switch value.resolved {
    case .list:
      let list = Template.hole(Hole(kind: .value, name: key))
      return .joined([
        keyText, .oneOf([.joined([.words(" = ANY ("), list]), .joined([.words(" IN ("), list])]), .words(")"),
      ])
    case .literal(let literal) where literal.kind == .null:
      return .oneOf([keyText.compared, .joined([keyText, .words(" IS NULL")])])
    default: return keyText.compared
    }
  }
}

extension Template {
  /// With a value behind it: `name = ?`.
  fileprivate var compared: Template {
    .joined([self, .words(" = "), .hole(Hole(kind: .value, name: "value"))])
  }

  /// Whether it is known to be a name, maybe quoted or with its table in front.
  fileprivate var isName: Bool {
    switch self {
    case .hole, .repetition: false
    case .text(let text):
      text.bytes.allSatisfy { byte in
        let letter = byte | 0x20
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) || byte >= 0x80
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "_.\"`".utf8.contains(byte)
      }
    case .sequence(let parts), .choice(let parts): !parts.isEmpty && parts.allSatisfy(\.isName)
    }
  }
}
