/// What an installation puts around the names of all its tables, as `mdl_` of `mdl_user`: code names these tables without it,
/// and a layer above the database adds it (Drupal, Moodle, Joomla, Nextcloud, MantisBT).
struct NameAffixes: Hashable, Sendable {
  /// Ends with `_`.
  var prefix: String
  /// Begins with `_`; often empty.
  var suffix: String

  /// The affixes that nine in ten of the tables have, of five at least; nil where there are none.
  init?(of tables: [String]) {
    guard tables.count >= 5 else { return nil }
    let heads = tables.compactMap { name in name.firstIndex(of: "_").map { String(name[...$0]) } }
    guard let prefix = Self.common(heads, of: tables.count) else { return nil }
    let rests = tables.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
    let tails = rests.compactMap { name in name.lastIndex(of: "_").map { String(name[$0...]) } }
    self.prefix = prefix
    suffix = Self.common(tails, of: rests.count) ?? ""
  }

  /// The table that code means by a name.
  func installed(_ name: String) -> String { prefix + name + suffix }

  private static func common(_ parts: [String], of count: Int) -> String? {
    let counts = Dictionary(parts.map { ($0, 1) }, uniquingKeysWith: +)
    return counts.first { $0.value * 10 >= count * 9 }?.key
  }
}
