/// Gives numbers to parameters above those that a text already has.
struct ParameterNumbers {
  private var highest: Int
  private var named: [[UInt8]: Int] = [:]

  /// - Parameter tokens: those of the text; numbers of more than five digits, which PostgreSQL refuses, don't count.
  init(above tokens: [SQLToken]) {
    highest =
      tokens.lazy.filter { $0.kind == .parameter && $0.spelling.count <= 5 }
      .compactMap { Int(String(decoding: $0.spelling, as: UTF8.self)) }.max() ?? 0
  }

  /// `$n` with a number not used before.
  mutating func next() -> [UInt8] {
    highest += 1
    return Array("$\(highest)".utf8)
  }

  /// `$n`, the same for the same name.
  mutating func number(of name: [UInt8]) -> [UInt8] {
    if let number = named[name] { return Array("$\(number)".utf8) }
    defer { named[name] = highest }
    return next()
  }
}
