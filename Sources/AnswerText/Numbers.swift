import Foundation
package import SourceModel

extension Int64 {
  /// With a comma between each three digits, in every locale.
  package var grouped: String {
    let digits = String(magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return (self < 0 ? "-" : "") + text
  }
}

extension Double {
  /// A time in milliseconds in the unit that people read it in: `0.12 ms`, `3.4 s`, `2.1 h`.
  package var duration: String {
    let steps = [(1000.0, 1.0, "ms"), (60_000, 1000, "s"), (3_600_000, 60_000, "min")]
    for (limit, unit, name) in steps where self < limit { return "\((self / unit).rounded(toDigits: 3)) \(name)" }
    return "\((self / 3_600_000).rounded(toDigits: 3)) h"
  }

  /// `0.1234` as `12.3 %`.
  package var percent: String { "\((self * 100).rounded(toDigits: 3)) %" }

  /// With so many digits that count, and at most two behind the point.
  private func rounded(toDigits digits: Int) -> String {
    let whole = magnitude < 1 ? 1 : Int(log10(magnitude)) + 1
    let decimals = Swift.min(2, Swift.max(0, digits - whole))
    return String(format: "%.\(decimals)f", self)
  }
}

extension Timestamp {
  /// `2026-08-22T06:30:00Z`.
  package var iso8601: String { Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601) }

  /// From a date, or a date and time with its zone, in ISO 8601; nil for anything else.
  package init?(iso8601 text: String) {
    let time = try? Date(text, strategy: .iso8601)
    guard let date = time ?? (try? Date(text, strategy: .iso8601.year().month().day())) else { return nil }
    self.init(seconds: Int64(date.timeIntervalSince1970))
  }

  /// `3 days ago`, in whole units.
  package func age(at now: Timestamp) -> String {
    let seconds = max(0, now.seconds - self.seconds)
    let units: [(Int64, String)] = [(86_400, "day"), (3600, "hour"), (60, "minute")]
    for (length, name) in units where seconds >= length { return "\(counted(seconds / length, name)) ago" }
    return "just now"
  }
}

/// `1 site`, `2 sites`, `3 queries`.
package func counted(_ count: some BinaryInteger, _ noun: String) -> String {
  guard count != 1 else { return "1 \(noun)" }
  let plural = noun.hasSuffix("ry") ? noun.dropLast() + "ies" : noun + "s"
  return "\(Int64(count).grouped) \(plural)"
}
