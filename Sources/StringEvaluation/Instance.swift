/// An object that the code was seen to make, with what it and its functions have told it since.
///
/// A value like any other: whoever has two names for one object is not followed.
struct Instance: Equatable {
  var type: TypeReference
  /// What the members hold that the functions of the type set.
  var members: [String: Value]

  /// What is known of it where two ways meet.
  func joined(with other: Instance, by join: (Value, Value) -> Value) -> Instance {
    var joined = self
    // In an order of their own: what calls give is asked for on the way.
    for (member, value) in other.members.sorted(by: { $0.key < $1.key }) {
      joined.members[member] = members[member].map { join($0, value) } ?? value
    }
    return joined
  }
}

/// The object whose function is being followed, while its members stand among the function's variables.
struct TrackedObject {
  /// What it was when the function was called.
  var start: Instance
  /// What the function calls it.
  var name: String
  /// The members that the function sets itself.
  var changed: Set<String>
  /// Names that hide members which their names alone stand for.
  var parameters: Set<String>

  /// The name under which an environment keeps a member.
  func path(_ member: String) -> String { name + "." + member }

  /// What a member holds that the function leaves as it is; nil of others.
  func unchanged(_ member: String, in environment: Environment) -> Value? {
    changed.contains(member) || parameters.contains(member) ? nil : environment[path(member)]
  }

  /// What it is by now.
  func current(in environment: Environment, isImplicit: Bool) -> Instance {
    var instance = start
    for member in start.members.keys {
      let bare = isImplicit && !parameters.contains(member) ? environment[member] : nil
      if let value = bare ?? environment[path(member)] { instance.members[member] = value }
    }
    return instance
  }
}

extension Value {
  /// The type of an object, whatever is known of it beside.
  var objectType: TypeReference? {
    switch resolved {
    case .object(let type): type
    case .instance(let instance): instance.type
    default: nil
    }
  }

  var instance: Instance? {
    if case .instance(let instance) = resolved { return instance }
    return nil
  }
}
