internal import HostLanguages

/// A function while it is evaluated.
struct Frame {
  var unit: Int
  /// Qualified; empty at the top level of a file.
  var function: String
  /// The object that is being written, with a dot: functions that stand in it are called by it.
  var container = ""
  /// The type whose function it is.
  var owner: TypeReference?
  /// The type of the object that the function is called on, where that is known to be another one.
  var object: TypeReference?
  /// The same where more than its type is known.
  var tracked: TrackedObject?
  var environment = Environment()
  /// Variables that are declared with types which are not of the repository.
  var foreignObjects: Set<String> = []
  /// Whether what stands here is a test, by what its file says.
  var isTest = false
  /// Of a call that is followed: what it hands over decides conditions.
  var steady = Steadiness()
  /// What the function was called with, where its parameters need not be all; nil where that is not known.
  var arguments: [Value.Element]?
  /// The value of every `return` that was reached.
  var returned: Value?
  /// By variables: what they were assigned, where that is a condition.
  var conditions: [String: Program.ID] = [:]
  /// What holds where a round of a loop is left for the next one.
  var skipped: Environment?
  /// Of a function that is followed for what it changes: what its variables were where it was left.
  var left: Environment?
  var isFollowedForChanges = false
  /// Whether what is sent here counts as a site; not so in a function that is only followed for what it returns.
  var isRecording: Bool

  /// What `self` is.
  var selfType: TypeReference? { object ?? owner }
}

extension Frame {
  /// Of a function that is followed, with nothing bound yet.
  init(following function: FunctionReference, named name: String) {
    self.init(
      unit: function.unit, function: name, owner: function.owner, object: function.object, isRecording: false)
  }
}
