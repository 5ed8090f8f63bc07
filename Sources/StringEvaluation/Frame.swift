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
  var environment = Environment()
  /// Whether what stands here is a test, by what its file says.
  var isTest = false
  /// Parameters of a call that is followed to which the function assigns nothing: what they hold decides conditions.
  var fixed: Set<String> = []
  /// The value of every `return` that was reached.
  var returned: Value?
  /// Whether what is sent here counts as a site; not so in a function that is only followed for what it returns.
  var isRecording: Bool
}
