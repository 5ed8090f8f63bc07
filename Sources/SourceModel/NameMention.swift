/// A line of code on which a name stands, whatever it means there.
package struct NameMention: Hashable, Sendable, Comparable {
  /// How the name stands there, as far as the bytes around it tell; the most telling first.
  package enum Place: UInt8, Sendable, CaseIterable {
    /// Behind a dot, an arrow or a sigil, as in `order.note`, `->note` and `@note`.
    case attribute
    /// Quoted, a symbol, or in front of `:`, `=` or `=>`.
    case key
    case other
  }

  /// How it is spelled, which together with the column's name gives the word as it stands there.
  package enum Spelling: UInt8, Sendable, CaseIterable {
    /// `customernote`, and any name of one word.
    case flat
    /// `customer_note`
    case snake
    /// `customerNote`
    case camel
    /// `CustomerNote`
    case pascal
    /// `CUSTOMER_NOTE`
    case capitals
    case mixed
  }

  /// 1-based.
  package var line: Int
  package var place: Place
  package var spelling: Spelling

  package init(line: Int, place: Place, spelling: Spelling) {
    self.line = line
    self.place = place
    self.spelling = spelling
  }

  package static func < (left: NameMention, right: NameMention) -> Bool {
    (left.line, left.place.rawValue, left.spelling.rawValue)
      < (right.line, right.place.rawValue, right.spelling.rawValue)
  }
}
