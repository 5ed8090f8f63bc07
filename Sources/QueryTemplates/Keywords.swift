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

  /// Those that can be no name unless quoted (PostgreSQL 15, Appendix C).
  static let reserved = set(
    """
    all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create \
    current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc \
    distinct do else end except false fetch for foreign from grant group having in initially intersect into lateral \
    leading limit localtime localtimestamp not null offset on only or order placing primary references returning \
    select session_user some symmetric table then to trailing true union unique user using variadic when where window \
    with cross full ilike inner is isnull join left like natural notnull outer overlaps right similar
    """)

  /// The ids of the words that any query may have: a template with no others has no shape of its own.
  static let structural = ids(
    set(
      """
      select from where and or not insert into values update set delete order group by having limit offset as on using \
      join left right inner outer full cross natural distinct all union returning asc desc nulls first last with exists \
      in is null like between case when then else end count conflict do nothing excluded recursive only for default
      """))

  /// The ids of the words that stand in queries on any table: what tells a template apart are its other fixed words, which
  /// are names of tables, columns and functions for the most part.
  static let everyday = structural.union(
    ids(
      reserved.union(
        set(
          """
          add alter avg begin cascade coalesce commit current drop exists if key lower max min no now over \
          partition rows show sum temp temporary type upper
          """))))

  private static func ids(_ words: Set<[UInt8]>) -> Set<UInt64> { Set(words.map { QueryToken.id(of: $0) }) }

  /// A set of words written in one string.
  static func set(_ words: String) -> Set<[UInt8]> { Set(words.split(separator: " ").map { Array($0.utf8) }) }
}
