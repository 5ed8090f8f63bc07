/// An identifier or a keyword in the bytes of a file, with what stands around it.
struct Word {
  /// What stands between the word before and this one.
  enum Gap {
    /// Only spaces and signs of types, such as `*` and `>`.
    case joined
    /// The same and dots, as in `self.name`.
    case dotted
    /// The same and a parenthesis or a quote, as in `define('NAME'`.
    case opened
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
  /// How far its line is indented, in columns; a tab counts as four.
  var indentation: Int
  var isCapitalised: Bool

  /// Whether a variable of this name can be seen from other files: what is deeper inside is of a function, unless it is
  /// written like a constant.
  private var isInReach: Bool { indentation <= 4 || isCapitalised }

  /// Whether it may be what is declared here, as far as the word before tells.
  ///
  /// - Parameter opensBlock: whether its line ends by opening a block.
  func mayBeDefined(behind previous: WordTable.Role?, opensBlock: () -> Bool) -> Bool {
    switch (gap, follower) {
    case (.joined, _) where previous == .definer, (.dotted, _) where previous == .definer,
      (.opened, _) where previous == .definer:
      true
    case (.joined, .parenthesis): previous != .keyword
    case (.joined, .assignment), (.dotted, .assignment): previous != .keyword && isInReach
    case (.lineStart, .assignment): isInReach
    case (.lineStart, .parenthesis): opensBlock()
    default: false
    }
  }
}
