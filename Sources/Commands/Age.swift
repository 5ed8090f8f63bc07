import ArgumentParser

/// A span of time as an argument: a number of minutes, hours or days (`90m`, `36h`, `7d`).
struct Age: ExpressibleByArgument {
  var text: String
  var seconds: Int64

  init?(argument: String) {
    let units: [Character: Int64] = ["m": 60, "h": 3600, "d": 86_400]
    guard let unit = argument.last.flatMap({ units[$0] }), let count = Int64(argument.dropLast()), count >= 0,
      count < 1_000_000
    else { return nil }
    text = argument
    seconds = count * unit
  }
}
