internal import SourceModel

extension Template {
  /// Texts longer than this are left out of an expansion.
  package static let longestVariant = 1 << 20

  /// Writes out the texts that the template stands for.
  ///
  /// Where there are more than the limit, those come first that differ from the first text in few places, so that each
  /// alternative is likely to show. A repetition is written once, twice, and, without a separator, not at all: drivers
  /// and libpg_query's fingerprint make no difference between longer lists, but `a OR b` is not `a`.
  ///
  /// - Parameters:
  ///   - limit: the most variants to make.
  ///   - placeholders: how the text marks values, to be rewritten to `$n`.
  package func variants(limit: Int = 64, placeholders: PlaceholderStyles) -> Expansion {
    var isCut = false
    let writings = Self.expand(bounded, limit: max(1, limit), isCut: &isCut)
    var seen: Set<[UInt8]> = []
    var variants: [Variant] = []
    for pieces in writings.map(\.pieces) {
      guard pieces.reduce(0, { $0 + $1.count }) <= Self.longestVariant else {
        isCut = true
        continue
      }
      let variant = VariantWriter.variant(of: pieces, placeholders: placeholders)
      let isBlank = variant.text.allSatisfy(ByteClass.isSpace)
      if !isBlank && seen.insert(variant.text).inserted { variants.append(variant) }
    }
    return Expansion(variants: variants, isCut: isCut)
  }

  /// A text or a hole of one variant.
  enum Piece {
    case text(TemplateText)
    case hole(Hole)

    var count: Int {
      switch self {
      case .text(let text): text.bytes.count
      case .hole: 1
      }
    }
  }

  /// A text of the template, and in how many choices it takes another than the first alternative.
  private struct Writing {
    var pieces: [Piece]
    var deviations: Int

    static let empty = Writing(pieces: [], deviations: 0)
  }

  private static func expand(_ template: Template, limit: Int, isCut: inout Bool) -> [Writing] {
    switch template {
    case .text(let text): return [Writing(pieces: [.text(text)], deviations: 0)]
    case .hole(let hole): return [Writing(pieces: [.hole(hole)], deviations: 0)]
    case .choice(let alternatives):
      return choose(alternatives.map { expand($0, limit: limit, isCut: &isCut) }, limit: limit, isCut: &isCut)
    case .sequence(let parts):
      var texts = [Writing.empty]
      for part in parts { extend(&texts, by: expand(part, limit: limit, isCut: &isCut), limit: limit, isCut: &isCut) }
      return texts
    case .repetition(let element, let separator):
      let once = expand(element, limit: limit, isCut: &isCut)
      let short = once.filter { $0.pieces.count <= longestRepeated }
      if short.count < once.count { isCut = true }
      var twice = short
      extend(&twice, by: expand(separator, limit: limit, isCut: &isCut), limit: limit, isCut: &isCut)
      extend(&twice, by: short, limit: limit, isCut: &isCut)
      return choose(separator == .empty ? [once, twice, [.empty]] : [once, twice], limit: limit, isCut: &isCut)
    }
  }

  private static func choose(_ alternatives: [[Writing]], limit: Int, isCut: inout Bool) -> [Writing] {
    var all = alternatives.first ?? []
    for alternative in alternatives.dropFirst() {
      all += alternative.map { Writing(pieces: $0.pieces, deviations: $0.deviations + 1) }
    }
    guard all.count > limit else { return all }
    isCut = true
    return smallest(limit, of: all.map(\.deviations)).map { all[$0] }
  }

  /// Elements of more pieces than this are not written twice, so that nested repetitions don't double at every level.
  private static let longestRepeated = 1000

  private static func extend(
    _ texts: inout [Writing], by continuations: [Writing], limit: Int, isCut: inout Bool
  ) {
    if let only = continuations.first, continuations.count == 1 {
      for index in texts.indices {
        texts[index].pieces += only.pieces
        texts[index].deviations += only.deviations
      }
      return
    }
    var deviations: [Int] = []
    deviations.reserveCapacity(texts.count * continuations.count)
    for text in texts {
      for continuation in continuations { deviations.append(text.deviations + continuation.deviations) }
    }
    if deviations.count > limit { isCut = true }
    texts = smallest(limit, of: deviations).map { pair in
      let (text, continuation) = pair.quotientAndRemainder(dividingBy: continuations.count)
      return Writing(
        pieces: texts[text].pieces + continuations[continuation].pieces, deviations: deviations[pair])
    }
  }

  /// The positions of the smallest numbers; of equal numbers, those that come first.
  private static func smallest(_ limit: Int, of numbers: [Int]) -> [Int] {
    guard let least = numbers.min(), let most = numbers.max() else { return [] }
    var found: [Int] = []
    for number in least...most {
      for index in numbers.indices where numbers[index] == number && found.count < limit { found.append(index) }
      if found.count == limit { break }
    }
    return found
  }
}
