/// Words that tell what stands behind them.
enum Keywords {
  /// An operand follows: behind them `?` is a placeholder, and `-` a sign.
  static let expectOperand = set(
    """
    select distinct all any some where and or not in like ilike similar to between symmetric is on having by when then \
    else case limit offset returning values set from using as interval date time timestamp timestamptz escape zone \
    fetch first next call execute return default exists array row cast into join with union except intersect do \
    overlaps analyze explain if over filter
    """)

  /// A set of words written in one string.
  static func set(_ words: String) -> Set<[UInt8]> { Set(words.split(separator: " ").map { Array($0.utf8) }) }
}
