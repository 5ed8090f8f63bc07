internal import HostLanguages
internal import QueryTemplates

/// What is known of an expression's value without running it.
indirect enum Value: Equatable {
  case text(Template)
  /// Text that is known to be SQL, made by a tag or a function for it: it stands in a tagged template as it is, where
  /// other text is a value.
  case sql(Template)
  /// A statement that was prepared: whoever executes it sends the text.
  case prepared(Template)
  case list([Element])
  case map([Entry], isOpen: Bool)
  case function(FunctionReference)
  case type(TypeReference)
  /// An instance of which only the type is known.
  case object(TypeReference)
  /// One that the code was seen to make.
  case instance(Instance)
  /// One of several functions, types or objects: what a name may stand for where ways meet, and what is called where the
  /// types made from one each have their own.
  case anyOf([Value])
  /// An imported module or package, by its path as written.
  case module(String)
  /// What a call gives, not yet asked for, and what may be that.
  case pending(PendingValue)
  case literal(Literal)
  /// The value, which is a text, or null: what null would come out as in a text is not meant.
  case nullable(Value)
  /// Nothing is known but what stands in the code, such as a variable's name.
  case unknown(String)

  struct Element: Equatable {
    enum Presence: UInt8, Comparable, Sendable {
      case always, maybe, anyNumber

      static func < (left: Presence, right: Presence) -> Bool { left.rawValue < right.rawValue }
    }

    var value: Value
    var presence: Presence

    /// The same, which may be missing.
    var orMissing: Element { Element(value: value, presence: max(presence, .maybe)) }
  }

  struct Entry: Equatable {
    /// For a key of which only some is known, one that no constant has.
    var key: String
    /// The key as a text, with its place in the source where it has one.
    var keyText: Template
    var value: Value
    var presence: Element.Presence

    init(_ keyText: Template, _ value: Value, presence: Element.Presence = .always) {
      key = keyText.constantBytes.map { String(decoding: $0, as: UTF8.self) } ?? "\0\(keyText)"
      self.keyText = keyText
      self.value = value
      self.presence = presence
    }

    init(key: String, value: Value) { self.init(.text(Array(key.utf8)), value) }

    /// The list of key and value.
    var pair: Value { .list(of: [.text(keyText), value]) }

    /// The same, which may be missing.
    var orMissing: Entry { Entry(keyText, value, presence: max(presence, .maybe)) }
  }

  /// The list of values that are all there.
  static func list(of values: [Value]) -> Value { .list(values.map { Element(value: $0, presence: .always) }) }

  static var nothing: Value { .unknown("") }
  static var emptyText: Value { .text(.empty) }

  /// The value itself; of a call, what it gives. SQL is text like any other.
  var resolved: Value {
    switch followed {
    case .sql(let template): .text(template)
    case .nullable(let value): value.resolved
    default: followed
    }
  }

  /// The value itself; of a call, what it gives.
  var followed: Value {
    if case .pending(let call) = self { return call.value }
    return self
  }

  /// The text, without asking what a call gives.
  var text: Template? {
    switch self {
    case .text(let template), .sql(let template): template
    case .nullable(let value): value.text
    default: nil
    }
  }

  var isPending: Bool {
    if case .pending = self { return true }
    return false
  }

  var isModule: Bool {
    if case .module = resolved { return true }
    return false
  }

  var isSQL: Bool {
    switch followed {
    case .sql: true
    case .nullable(let value): value.isSQL
    default: false
    }
  }

  /// The same text, known to be SQL when one of its parts is.
  func likewiseSQL(as parts: some Sequence<Value>) -> Value {
    guard case .text(let template) = self, parts.contains(where: \.isSQL) else { return self }
    return .sql(template)
  }

  /// The value as it comes out in a string.
  var template: Template {
    switch self {
    case .pending(let call): call.value.template
    case .text(let template), .sql(let template): template
    case .literal(let literal): literal.template
    case .nullable(let value): value.template
    case .unknown(let name): .hole(Hole(kind: .unknown, name: name))
    case .prepared: .hole(Hole(kind: .unknown, name: "…"))
    case .list(let elements): .hole(Hole(kind: .unknown, name: elements.isEmpty ? "[]" : "[…]"))
    case .map: .hole(Hole(kind: .unknown, name: "{…}"))
    case .function(let function): .hole(Hole(kind: .unknown, name: function.name))
    case .type(let type), .object(let type): .hole(Hole(kind: .unknown, name: type.name))
    case .instance(let instance): .hole(Hole(kind: .unknown, name: instance.type.name))
    case .anyOf(let values): values.first?.template ?? .hole(Hole(kind: .unknown, name: "…"))
    case .module(let name): .hole(Hole(kind: .unknown, name: name))
    }
  }

  /// The functions that may be meant; empty where it is none.
  var functions: [FunctionReference] {
    switch self {
    case .function(let function): [function]
    case .anyOf(let values): values.flatMap(\.functions)
    default: []
    }
  }

  /// The text that executing the value sends.
  var preparedText: Template? {
    if case .prepared(let template) = resolved { return template }
    return nil
  }

  /// Whether the value is text of which something is known.
  var hasText: Bool {
    if case .text(let template) = resolved { return template.hasText }
    return false
  }

  /// The one text that the value is, when it has no holes and no choices.
  var constant: String? {
    guard case .text(let template) = resolved, let bytes = template.constantBytes else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  var isMap: Bool {
    if case .map = resolved { return true }
    return false
  }

  /// The elements of a list, or the values of a map; nil for what is neither.
  var elements: [Element]? {
    switch resolved {
    case .list(let elements): return elements
    case .map(let entries, let isOpen):
      let known = entries.map { Element(value: $0.value, presence: $0.presence) }
      return isOpen ? known + [Element(value: .unknown("…"), presence: .anyNumber)] : known
    default: return nil
    }
  }

  /// Whether something is set in a map under keys of which nothing is known.
  var hasUnknownKeys: Bool {
    guard case .map(let entries, let isOpen) = resolved else { return false }
    return isOpen || entries.contains { !$0.keyText.hasText }
  }

  /// Whether it is a default that only stands in for something: no value, false, an empty text or list.
  var saysNothing: Bool {
    switch resolved {
    case .literal(let literal): literal.kind != .yes
    case .text(let template): template == .empty
    default: elements?.isEmpty == true
    }
  }

  func element(at index: Int) -> Value? {
    guard case .list(let elements) = resolved, index < elements.count,
      elements[...index].allSatisfy({ $0.presence == .always })
    else { return nil }
    return elements[index].value
  }

  /// What a map holds under a key; where it may have been set at several times, any of it.
  func entry(for key: String) -> Value? {
    guard case .map(let entries, _) = resolved else { return nil }
    var found: [Value] = []
    for entry in entries.reversed() where entry.key == key {
      if !found.contains(entry.value) { found.append(entry.value) }
      if entry.presence == .always { break }
    }
    return found.isEmpty ? nil : .merged(found.reversed())
  }
}

/// A function of some unit.
struct FunctionReference: Hashable, Sendable {
  var unit: Int
  var node: Program.ID
  var name: String
  /// The type whose method it is.
  var owner: TypeReference?
  /// The type of the object that it is called on, where that is known to be another one, made from the owner.
  var object: TypeReference?

  /// With its type, such as `OrderStore.find`.
  var qualifiedName: String { owner.map { $0.name + "." + name } ?? name }
}

/// A class, module, trait or enumeration of some unit.
struct TypeReference: Hashable, Comparable, Sendable {
  var unit: Int
  var node: Program.ID
  var name: String

  static func < (left: TypeReference, right: TypeReference) -> Bool {
    (left.unit, left.node) < (right.unit, right.node)
  }
}
