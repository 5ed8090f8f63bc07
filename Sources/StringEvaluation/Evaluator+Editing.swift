internal import HostLanguages
internal import QueryTemplates

/// What library functions take out of texts or put into them.
extension Evaluator {
  /// Without what is cut off at the end: the mark that a call names, or the comma that a repetition leaves.
  func trimmed(_ value: Value, of mark: Value? = nil) -> Value {
    guard case .text(let template) = value.resolved else { return value }
    if let mark = mark?.constant, mark.utf8.count > 1, let cut = template.withoutTrailing(Array(mark.utf8)) {
      return .text(cut).likewiseSQL(as: [value])
    }
    return .text(template.withoutTrailingSeparator).likewiseSQL(as: [value])
  }

  /// Without the last bytes, as many as a slice's end says.
  func shortened(_ value: Value, by count: Int?) -> Value {
    guard case .text(let template) = value.resolved else { return value }
    let end = count.flatMap { template.end(of: $0) }
    return trimmed(value, of: end.map { .text(.text($0)) })
  }

  func replaced(_ text: Value?, _ old: Value?, _ new: Value?) -> Value? {
    guard case .text(var template)? = text?.resolved, let old, let new else { return text }
    let replacements: [(Value, Value)]
    switch (old.resolved, new.resolved) {
    case (.list(let marks), .list(let texts)):
      replacements = zip(marks, texts).map { ($0.value, $1.value) }
    case (.list(let marks), _): replacements = marks.map { ($0.value, new) }
    default: replacements = [(old, new)]
    }
    for (mark, replacement) in replacements {
      guard let mark = mark.constant, !mark.isEmpty else { continue }
      template = template.replacing(Array(mark.utf8), with: replacement.template)
    }
    return .text(template)
  }

  /// The list of what stands between the separators, or between spaces where none is named; nil where the text may have
  /// one number of parts or another, and where the separator is a pattern.
  func split(_ text: Value?, at separator: Value?) -> Value? {
    guard case .text(let template)? = text?.resolved, template.hasText else { return nil }
    if let separator {
      guard let mark = separator.constant, !mark.isEmpty, !mark.contains("\\") else { return nil }
      return template.pieces(between: Array(mark.utf8)).map(Self.list)
    }
    return template.pieces(between: [UInt8(ascii: " ")]).map { Self.list($0.filter { $0 != .empty }) }
  }

  private static func list(_ templates: [Template]) -> Value {
    .list(templates.map { Value.Element(value: .text($0), presence: .always) })
  }

  /// `strtr(text, map)`, or with two texts of letters.
  func translated(_ text: Value?, _ map: Value?, _ letters: Value?) -> Value? {
    guard letters == nil else { return replaced(text, map, letters) }
    guard case .map(let entries, _)? = map?.resolved, case .text(var template)? = text?.resolved else { return text }
    for entry in entries where !entry.key.isEmpty {
      template = template.replacing(Array(entry.key.utf8), with: entry.value.template)
    }
    return .text(template)
  }
}

extension Template {
  /// The parts between the marks; nil where some of the text may be missing or may be there more than once.
  fileprivate func pieces(between mark: [UInt8]) -> [Template]? {
    var pieces: [[Template]] = [[]]
    for part in parts {
      switch part {
      case .hole: pieces[pieces.count - 1].append(part)
      case .text(let text):
        let parts = text.pieces(between: mark)
        pieces[pieces.count - 1].append(parts[0])
        pieces += parts.dropFirst().map { [$0] }
      default: return nil
      }
    }
    return pieces.count <= 200 ? pieces.map { .joined($0) } : nil
  }

  /// What all of its texts end with, of so many bytes; nil when that is not known.
  fileprivate func end(of count: Int) -> [UInt8]? {
    switch parts.last {
    case .text(let text)? where text.bytes.count >= count: Array(text.bytes.suffix(count))
    case .repetition(let element, .sequence([]))?: element.end(of: count)
    default: nil
    }
  }

  /// Without the mark at its end: a repetition whose element ends in it joins with it instead. nil when it does not end so.
  fileprivate func withoutTrailing(_ mark: [UInt8]) -> Template? {
    var parts = parts
    switch parts.last {
    case .text(var text)? where text.bytes.suffix(mark.count).elementsEqual(mark):
      text.bytes.removeLast(mark.count)
      parts[parts.count - 1] = .text(text)
    case .repetition(let element, .sequence([]))?:
      guard let rest = element.withoutTrailing(mark) else { return nil }
      parts[parts.count - 1] = .repetition(rest, separator: .text(mark))
    default: return nil
    }
    return .joined(parts)
  }
}
