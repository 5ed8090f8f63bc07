internal import SourceModel

/// One text of a template, with `$n` for every placeholder and value, and stand-ins for the other holes.
package struct Variant: Hashable, Sendable {
  /// A hole of the template where it came to stand.
  package struct PlacedHole: Hashable, Sendable {
    /// As told by the code or, where the code did not tell, by the place; never `unknown`.
    package var kind: Hole.Kind
    package var name: String
    /// UTF-8 byte offset into the variant's text of what stands in for it.
    package var offset: Int
    /// The number of bytes of the stand-in; 0 where nothing stands there.
    package var count: Int

    package init(kind: Hole.Kind, name: String, offset: Int, count: Int) {
      self.kind = kind
      self.name = name
      self.offset = offset
      self.count = count
    }
  }

  /// A stretch of the text that came from one piece of the source.
  package struct Segment: Hashable, Sendable {
    package var offset: Int
    /// nil for what stands in for a hole.
    package var origin: TemplateText.Origin?
  }

  package var text: [UInt8]
  /// In order.
  package var holes: [PlacedHole]
  /// In order of their offsets; each reaches up to the next one.
  package var segments: [Segment]

  /// Whether all that is not known are values, so that its fingerprint is that of the query.
  package var isExact: Bool { holes.allSatisfy { $0.kind == .value } }

  /// Where the byte at `offset` is written; for a hole, the text before it. O(log n).
  package func origin(at offset: Int) -> TemplateText.Origin? {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    while low > 0 {
      low -= 1
      if let origin = segments[low].origin { return origin }
    }
    return nil
  }

  /// Where the bytes from `start` up to `end` are written, sorted, each once.
  package func origins(from start: Int, to end: Int) -> [TemplateText.Origin] {
    var found: Set<TemplateText.Origin> = []
    if let first = origin(at: start) { found.insert(first) }
    for segment in segments where segment.offset > start && segment.offset < end {
      if let origin = segment.origin { found.insert(origin) }
    }
    return found.sorted { ($0.path, $0.range) < ($1.path, $1.range) }
  }
}

extension Variant {
  /// The names that stand in for names that are not known start with it, and a number follows.
  static let standInPrefix = "hole_"

  /// Whether a name of a statement is, or is made of, what stands in for a name that is not known.
  package static func holdsStandIn(_ name: String) -> Bool {
    guard let prefix = name.firstRange(of: standInPrefix) else { return false }
    return name[prefix.upperBound...].first.map { ("0"..."9").contains($0) } ?? false
  }

  /// What a name is known to end with, behind a stand-in for its beginning; nil for any other name.
  package static func ending(behindStandIn name: String) -> String? {
    guard name.hasPrefix(standInPrefix), holdsStandIn(name) else { return nil }
    let ending = name.dropFirst(standInPrefix.count).drop { ("0"..."9").contains($0) }
    return ending.isEmpty || holdsStandIn(String(ending)) ? nil : String(ending)
  }
}
