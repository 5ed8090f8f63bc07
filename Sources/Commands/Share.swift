import ArgumentParser

/// A share as an argument: `80%` or `0.8`.
struct Share: ExpressibleByArgument {
  var text: String
  /// Between 0 and 1.
  var value: Double

  init?(argument: String) {
    let number = argument.hasSuffix("%") ? Double(argument.dropLast()).map { $0 / 100 } : Double(argument)
    guard let number, number >= 0, number <= 1 else { return nil }
    text = argument
    value = number
  }
}
