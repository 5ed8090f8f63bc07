/// An identifier or a keyword in the bytes of a file, with what stands around it.
struct Word {
  /// What stands between the word before and this one.
  enum Gap {
    /// Only spaces and signs of types, such as `*` and `>`.
    case joined
    /// The same and dots or quotes, as in `self.name` and `define('NAME'`.
    case attached
    /// A line end, and nothing but spaces behind it.
    case lineStart
    case apart
  }

  /// What comes next, spaces left out.
  enum Follower { case parenthesis, assignment, other }

  var start: Int
  var end: Int
  /// Of its name, see ``DefinedName``.
  var hash: UInt32
  var gap: Gap
  var follower: Follower

  /// Whether it may be what is declared here, as far as the word before tells.
  ///
  /// - Parameter opensBlock: whether its line ends by opening a block.
  func mayBeDefined(behind previous: WordTable.Role?, opensBlock: () -> Bool) -> Bool {
    switch (gap, follower) {
    case (.joined, _) where previous == .definer, (.attached, _) where previous == .definer: true
    case (.joined, .assignment), (.attached, .assignment), (.joined, .parenthesis): previous != .keyword
    case (.lineStart, .assignment): true
    case (.lineStart, .parenthesis): opensBlock()
    default: false
    }
  }
}
