internal import HostLanguages
internal import QueryTemplates

/// The values that a call hands over.
struct CallArguments {
  struct Argument {
    var node: Program.ID
    var value: Value
    /// Its name, with its place in the source where it stands there.
    var key: Template?
  }

  var positional: [Argument] = []
  var named: [(name: String, argument: Argument)] = []
  /// The named ones are entries of a map, which is the last argument of a function that knows no such names.
  var endsInMap = false
  /// A list or a map of unknown length was spread into the arguments: what follows may stand anywhere.
  var isOpen = false
  /// The object that the function is called on, where more than its type is known.
  var object: Instance?

  /// Those of a call of which nothing is known.
  static var any: CallArguments { CallArguments(isOpen: true) }

  var isAny: Bool { isOpen && positional.isEmpty && named.isEmpty }

  var first: Value? { positional.first?.value }

  func value(at position: Int) -> Value? { position < positional.count ? positional[position].value : nil }

  func value(named name: String) -> Value? { named.last { $0.name == name }?.argument.value }

  /// The named ones, without those of some names, as entries of a map.
  func namedEntries(except names: Set<String> = []) -> [Value.Entry] {
    named.filter { !names.contains($0.name) }
      .map { Value.Entry($0.argument.key ?? .words($0.name), $0.argument.value) }
  }

  var all: [Argument] { positional + named.map(\.argument) }

  /// Whether a function cannot tell one from the other.
  func haveSameValues(as other: CallArguments) -> Bool {
    isOpen == other.isOpen && object == other.object
      && positional.elementsEqual(other.positional) { $0.value == $1.value }
      && named.elementsEqual(other.named) { $0.name == $1.name && $0.argument.value == $1.argument.value }
  }
}
