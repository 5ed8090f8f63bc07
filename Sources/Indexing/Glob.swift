/// Matching of paths against the patterns of `.gitignore`, in time that grows with the product of their lengths.
enum Glob {
  /// As a part of a pattern: any number of folders.
  static let anyFolders = Array("**".utf8)

  /// Whether the parts of a path match those of a pattern.
  static func matches(_ path: [[UInt8]], _ pattern: [[UInt8]]) -> Bool {
    matches(
      path.count, pattern.count, isStar: { pattern[$0] == anyFolders },
      step: { matches(path[$0], pattern[$1]) ? $1 + 1 : nil })
  }

  /// Whether a name matches a pattern of `*`, `?`, `[…]` and `\\`.
  private static func matches(_ name: [UInt8], _ pattern: [UInt8]) -> Bool {
    matches(
      name.count, pattern.count, isStar: { pattern[$0] == UInt8(ascii: "*") },
      step: { step(name[$0], pattern, $1) })
  }

  /// Goes through items and pattern once; where they differ, the last star takes one item more. That is enough, since
  /// what an earlier star could take more, the last one can take as well.
  private static func matches(
    _ itemCount: Int, _ patternCount: Int, isStar: (Int) -> Bool, step: (_ item: Int, _ pattern: Int) -> Int?
  ) -> Bool {
    var item = 0
    var pattern = 0
    var star: (pattern: Int, item: Int)?
    while item < itemCount {
      if pattern < patternCount, isStar(pattern) {
        star = (pattern, item)
        pattern += 1
      } else if pattern < patternCount, let next = step(item, pattern) {
        item += 1
        pattern = next
      } else if let last = star {
        star = (last.pattern, last.item + 1)
        pattern = last.pattern + 1
        item = last.item + 1
      } else {
        return false
      }
    }
    return (pattern..<patternCount).allSatisfy(isStar)
  }

  /// Where the pattern goes on behind what matches one byte at `position`; nil when it does not match.
  private static func step(_ byte: UInt8, _ pattern: [UInt8], _ position: Int) -> Int? {
    switch pattern[position] {
    case UInt8(ascii: "?"): position + 1
    case UInt8(ascii: "["): bracket(byte, pattern, position + 1)
    case UInt8(ascii: "\\") where position + 1 < pattern.count: pattern[position + 1] == byte ? position + 2 : nil
    case byte: position + 1
    default: nil
    }
  }

  /// The same for a bracket expression, from behind its opening bracket on.
  private static func bracket(_ byte: UInt8, _ pattern: [UInt8], _ start: Int) -> Int? {
    var position = start
    let isNegated =
      position < pattern.count && (pattern[position] == UInt8(ascii: "!") || pattern[position] == UInt8(ascii: "^"))
    if isNegated { position += 1 }
    let first = position
    var isMember = false
    while position < pattern.count {
      let low = pattern[position]
      if low == UInt8(ascii: "]"), position > first { return isMember != isNegated ? position + 1 : nil }
      let isRange =
        position + 2 < pattern.count && pattern[position + 1] == UInt8(ascii: "-")
        && pattern[position + 2] != UInt8(ascii: "]")
      let high = isRange ? pattern[position + 2] : low
      if low <= byte, byte <= high { isMember = true }
      position += isRange ? 3 : 1
    }
    return nil
  }
}
