internal import PostgresParser
internal import QueryTemplates
internal import SQLAnalysis
internal import SourceModel

/// A template with what its texts turn out to be; of a text with several statements, one of them.
struct SiteCandidate {
  var template: Template
  /// One for each variant that can be parsed; where none can, what their words tell.
  var statements: [StatementFacts] { parsed.isEmpty ? sketched : parsed }
  /// Where the lines of each statement's text are written, as many as there are statements.
  var lineStarts: [[LineStart]] { parsed.isEmpty ? sketchedLines : parsedLines }
  var isParsed: Bool { !parsed.isEmpty }
  private var parsed: [StatementFacts] = []
  private var parsedLines: [[LineStart]] = []
  private var sketched: [StatementFacts] = []
  private var sketchedLines: [[LineStart]] = []
  /// The best of what the variants' shapes say; nil when none can be parsed.
  var shape: Double?
  var failure: ParseFailure?
  var hasPlaceholders = false
  /// Some hole is more than a value.
  var hasOpenHoles = false
  var annotation: String?
  var objectQuerySigns = ObjectQuerySigns.none

  static func candidates(
    _ template: Template, placeholders: PlaceholderStyles, catalogue: Catalogue?
  ) -> [SiteCandidate] {
    let expansion = template.variants(placeholders: placeholders)
    if expansion.variants.count == 1, let only = expansion.variants.first, only.isExact {
      let parts = statements(of: only)
      if parts.count > 1 {
        return parts.map { part in
          var candidate = SiteCandidate(template: part.template)
          candidate.add(part, catalogue: catalogue)
          return candidate
        }
      }
    }
    var candidate = SiteCandidate(template: template)
    for variant in expansion.variants {
      for part in statements(of: variant) { candidate.add(part, catalogue: catalogue) }
    }
    return [candidate]
  }

  /// One statement of a variant.
  private struct Part {
    var text: [UInt8]
    var template: Template
    var holes: [Variant.PlacedHole]
    var lineStarts: [LineStart]
  }

  /// The variant's statements; the variant itself where PostgreSQL's scanner cannot split it.
  private static func statements(of variant: Variant) -> [Part] {
    let whole = ByteRange(start: 0, end: variant.text.count)
    let ranges = (try? PostgresParser.split(variant.text)) ?? [whole]
    return (ranges.isEmpty ? [whole] : ranges).map { range in
      let holes = variant.holes.filter { range.start <= $0.offset && $0.offset < range.end }.map { hole in
        Variant.PlacedHole(kind: hole.kind, name: hole.name, offset: hole.offset - range.start, count: hole.count)
      }
      return Part(
        text: Array(variant.text[range.start..<range.end]), template: variant.template(of: range), holes: holes,
        lineStarts: variant.lineStarts(in: range))
    }
  }

  private mutating func add(_ part: Part, catalogue: Catalogue?) {
    hasPlaceholders = hasPlaceholders || part.text.contains(UInt8(ascii: "$"))
    objectQuerySigns = max(objectQuerySigns, ObjectQuerySigns(part.text))
    let open = part.holes.filter { $0.kind != .value }
    hasOpenHoles = hasOpenHoles || !open.isEmpty
    annotation = annotation ?? queryAnnotation(in: String(decoding: part.text.prefix(400), as: UTF8.self))
    do throws(ParseFailure) {
      let parsed = try ParsedStatement(part.text)
      shape = max(shape ?? 0, sqlEvidence(of: parsed, catalogue: catalogue))
      let normalized = try NormalizedText(of: part.text)
      var facts = try analyze(parsed, normalized: normalized, catalogue: catalogue)
      if !open.isEmpty { facts.forgetStandIns(catalogue) }
      guard !self.parsed.contains(facts) else { return }
      self.parsed.append(facts)
      parsedLines.append(
        part.lineStarts.map { start in
          var start = start
          start.offset = normalized.offset(of: start.offset)
          return start
        })
    } catch {
      failure = failure ?? error
      guard var facts = sketch(part.text, catalogue: catalogue) else { return }
      if !open.isEmpty { facts.forgetStandIns(catalogue) }
      guard !sketched.contains(facts) else { return }
      sketched.append(facts)
      sketchedLines.append(part.lineStarts)
    }
  }
}

extension Variant {
  /// A stretch of the text as a template of its own, with the origins of its pieces.
  fileprivate func template(of range: ByteRange) -> Template {
    var parts: [Template] = []
    for (index, segment) in segments.enumerated() {
      let start = max(segment.offset, range.start)
      let end = min(index + 1 < segments.count ? segments[index + 1].offset : text.count, range.end)
      if start < end { parts.append(.text(Array(text[start..<end]), origin: segment.origin)) }
    }
    return .joined(parts)
  }
}
