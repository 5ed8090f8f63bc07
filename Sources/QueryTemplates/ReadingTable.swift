/// What a template's reader makes of the texts and holes that it comes to, worked out once for each of its states.
///
/// A template with thousands of places has few different texts, and its reader comes to the same states again and again.
struct ReadingTable {
  enum Step {
    /// Without its target.
    case edge(TokenAutomaton.Edge)
    /// A statement ends here, and another begins.
    case end
  }

  struct Reading {
    var steps: [Step]
    var substance = TemplateReader.Reading.Substance.none
    /// The number of the state that the reader is in behind it.
    var reader: Int32
  }

  private struct Key: Hashable {
    enum Subject: UInt8, Hashable { case text, hole, loop, end }

    var subject: Subject
    /// A text's number, or a hole's kind.
    var number: Int32
    var reader: Int32
  }

  static let start: Int32 = 0

  private(set) var patterns: [NamePattern] = []
  private var readers: [TemplateReader] = []
  private var readerNumbers: [TemplateReader: Int32] = [:]
  private var patternNumbers: [[UInt8]: Int] = [:]
  private var known: [Key: [Reading]] = [:]

  init(_ placeholders: PlaceholderStyles) { _ = number(of: TemplateReader(placeholders: placeholders)) }

  /// None when a name stands there of which nothing at all is known: it is a name, and not the beginning of one.
  mutating func readings(of text: [UInt8], numbered number: Int, by reader: Int32) -> [Reading] {
    kept(Key(subject: .text, number: Int32(number), reader: reader)) { table, reader in
      var reader = reader
      return [table.reading(reader.read(text), reader: reader)]
    }
  }

  /// All ways to understand a hole.
  mutating func readings(of hole: Hole, by reader: Int32) -> [Reading] {
    kept(Key(subject: .hole, number: Int32(hole.kind.rawValue), reader: reader)) { table, reader in
      reader.readings(of: hole).map { found in
        var reading = table.reading(found.tokens, reader: found.reader)
        reading?.substance = found.substance
        return reading
      }
    }
  }

  /// The reader's state behind a round of a loop.
  mutating func readerCrossingLoop(_ reader: Int32) -> Int32 {
    kept(Key(subject: .loop, number: 0, reader: reader)) { table, reader in
      var reader = reader
      reader.crossLoop()
      return [table.reading([], reader: reader)]
    }[0].reader
  }

  /// The text's end.
  mutating func endings(by reader: Int32) -> [Reading] {
    kept(Key(subject: .end, number: 0, reader: reader)) { table, reader in
      var reader = reader
      return [table.reading(reader.finish(), reader: reader)]
    }
  }

  private mutating func kept(
    _ key: Key, _ read: (inout ReadingTable, TemplateReader) -> [Reading?]
  ) -> [Reading] {
    if let readings = known[key] { return readings }
    let readings = read(&self, readers[Int(key.reader)]).compactMap(\.self)
    known[key] = readings
    return readings
  }

  private mutating func reading(_ tokens: [QueryToken], reader: TemplateReader) -> Reading? {
    var steps: [Step] = []
    for token in tokens {
      switch token.kind {
      case .end: steps.append(.end)
      case .pattern:
        if token.spelling == [SQLLexer.wildcard] { return nil }
        steps.append(.edge(edge(for: token.spelling)))
      default: steps.append(.edge(.init(token)))
      }
    }
    return Reading(steps: steps, reader: number(of: reader))
  }

  private mutating func edge(for pattern: [UInt8]) -> TokenAutomaton.Edge {
    if pattern.allSatisfy({ $0 == SQLLexer.wildcard }) { return .init(id: 0, target: -1, kind: .name) }
    let number = patternNumbers[pattern] ?? patterns.count
    if number == patterns.count {
      patternNumbers[pattern] = number
      patterns.append(NamePattern(pattern))
    }
    return .init(id: UInt64(number), target: -1, kind: .pattern)
  }

  private mutating func number(of reader: TemplateReader) -> Int32 {
    if let number = readerNumbers[reader] { return number }
    let number = Int32(readers.count)
    readers.append(reader)
    readerNumbers[reader] = number
    return number
  }
}
