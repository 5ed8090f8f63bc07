internal import HostLanguages
internal import QueryTemplates

/// What is known of an expression's value without running it.
indirect enum Value: Equatable, Sendable {
  case text(Template)
  case list([Element])
  case map([Entry], isOpen: Bool)
  case function(FunctionReference)
  case type(TypeReference)
  /// An instance.
  case object(TypeReference)
  /// An imported module or package, by its path as written.
  case module(String)
  /// Nothing is known but what stands in the code, such as a variable's name.
  case unknown(String)

  struct Element: Equatable, Sendable {
    enum Presence: UInt8, Comparable, Sendable {
      case always, maybe, anyNumber

      static func < (left: Presence, right: Presence) -> Bool { left.rawValue < right.rawValue }
    }

    var value: Value
    var presence: Presence
  }

  struct Entry: Equatable, Sendable {
    var key: String
    var value: Value
  }

  static let nothing = Value.unknown("")
  static let emptyText = Value.text(.empty)

  /// The value as it comes out in a string.
  var template: Template {
    switch self {
    case .text(let template): template
    case .unknown(let name): .hole(Hole(kind: .unknown, name: name))
    case .list(let elements): .hole(Hole(kind: .unknown, name: elements.isEmpty ? "[]" : "[…]"))
    case .map: .hole(Hole(kind: .unknown, name: "{…}"))
    case .function(let function): .hole(Hole(kind: .unknown, name: function.name))
    case .type(let type), .object(let type): .hole(Hole(kind: .unknown, name: type.name))
    case .module(let name): .hole(Hole(kind: .unknown, name: name))
    }
  }

  /// Whether the value is text of which something is known.
  var hasText: Bool {
    if case .text(let template) = self { return template.hasText }
    return false
  }

  /// The one text that the value is, when it has no holes and no choices.
  var constant: String? {
    guard case .text(let template) = self, let bytes = template.constantBytes else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  func element(at index: Int) -> Value? {
    guard case .list(let elements) = self, index < elements.count,
      elements[...index].allSatisfy({ $0.presence == .always })
    else { return nil }
    return elements[index].value
  }

  func entry(for key: String) -> Value? {
    guard case .map(let entries, _) = self else { return nil }
    return entries.last { $0.key == key }?.value
  }
}

/// A function of some unit.
struct FunctionReference: Hashable, Sendable {
  var unit: Int
  var node: Program.ID
  var name: String
  /// The type whose method it is.
  var owner: TypeReference?
}

/// A class, module, trait or enumeration of some unit.
struct TypeReference: Hashable, Sendable {
  var unit: Int
  var node: Program.ID
  var name: String
}
