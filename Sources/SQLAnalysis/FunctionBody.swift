/// A function whose body is a text to the server, which reads it when the function runs.
struct FunctionBody {
  struct Parameter {
    /// Empty for one that is only known by its number.
    var name: String
    var type: RelationName
  }

  var language: String
  /// What stands between the quotes.
  var text: [UInt8]
  /// The 1-based line of the file on which the text starts.
  var line: Int?
  var name: String
  /// Results that have a name are among them.
  var parameters: [Parameter]
}
