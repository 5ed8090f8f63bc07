/// Why a question has no answer, for a model that can ask again: what is wrong, and what to do next.
struct ToolFailure: Error {
  var message: String

  init(_ message: String, didYouMean suggestions: [String] = []) {
    let list = suggestions.map { "'\($0)'" }.joined(separator: ", ")
    self.message = message + (suggestions.isEmpty ? "" : "; did you mean \(list)?")
  }
}
