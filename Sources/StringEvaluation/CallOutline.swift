internal import HostLanguages
internal import SourceModel

/// What one unit says of who calls whom, by names alone.
struct CallOutline: Sendable {
  /// A function with a name or an entry point. The first of a unit is the code outside of functions.
  struct Function: Sendable {
    /// The root of the program for the code outside of functions.
    var node: Program.ID
    var name: String
    var qualifiedName: String
    /// The type whose method it is; empty for none.
    var owner: String
    var range: ByteRange
    var entries: [Entry] = []
  }

  /// An entry point that the unit itself tells.
  struct Entry: Sendable {
    var kind: EntryPoint.Kind
    var label: String
    var offset: Int
  }

  /// What a function is called on.
  enum Receiver: Hashable, Sendable {
    case none
    /// The method's own object or class.
    case own
    /// The same as one of the base type.
    case base
    /// A variable, a class, a module: the last name of what is written.
    case named(String)
    case unknown
  }

  struct Call: Sendable {
    /// Position among the functions.
    var caller: Int
    var name: String
    var receiver: Receiver
    var offset: Int
    /// The function is not called but handed over.
    var isReference: Bool
  }

  /// A function that is handed to a framework by its name.
  struct Registration: Sendable {
    var entry: Entry
    var handler: Call
  }

  var functions: [Function] = []
  var calls: [Call] = []
  var registrations: [Registration] = []
  /// By type: the names of what it is made from, mixins included.
  var bases: [String: Set<String>] = [:]
  /// Of the variables at the top level.
  var routers: RouterPrefixes?

  init(of source: SourceUnit) {
    guard source.program.root >= 0 else { return }
    var reader = CallReader(source)
    reader.read()
    self = reader.outline
  }

  init() {}

  /// The innermost function around a place.
  func function(around offset: Int) -> Int {
    functions.indices.filter { functions[$0].range.start <= offset && offset < functions[$0].range.end }
      .min { functions[$0].range.count < functions[$1].range.count } ?? 0
  }
}
