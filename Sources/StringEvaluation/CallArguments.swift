internal import HostLanguages

/// The values that a call hands over.
struct CallArguments {
  struct Argument {
    var node: Program.ID
    var value: Value
  }

  var positional: [Argument] = []
  var named: [(name: String, argument: Argument)] = []
  /// A list or a map of unknown length was spread into the arguments: what follows may stand anywhere.
  var isOpen = false

  var first: Value? { positional.first?.value }

  func value(at position: Int) -> Value? { position < positional.count ? positional[position].value : nil }

  func value(named name: String) -> Value? { named.last { $0.name == name }?.argument.value }

  var all: [Argument] { positional + named.map(\.argument) }
}
