internal import QueryTemplates
internal import SourceModel
internal import StringEvaluation

/// What is to be told about texts that are sent and of which too little is known.
extension SiteBuilder {
  /// The functions of a unit that were not gone through to their ends.
  func findings(ofUnit unit: Int, _ unfinished: [UnitEvaluation.Unfinished]) -> [Finding] {
    var texts = SourceTexts(files: files, content: content)
    let path = units[unit].path
    return unfinished.map { part in
      Finding(
        code: "too-many-steps", severity: .warning, path: path, bytes: part.range,
        line: texts.place(path, part.range).lines.first, column: texts.column(path, part.range.start),
        message: "\(part.function.isEmpty ? "the top level of this file" : part.function) takes more steps than one "
          + "function is given; what it sends behind the place that was reached is not known")
    }
  }

  func findings(_ site: EvaluatedSite, _ candidate: SiteCandidate, texts: inout SourceTexts) -> [Finding] {
    guard site.use.isSQL else { return [] }
    var told: [(code: String, message: String)] = []
    if !candidate.isParsed, let failure = candidate.failure, !candidate.hasOpenHoles {
      // It may be of another dialect.
      told.append(
        (
          "unparsable-statement",
          "PostgreSQL's parser cannot read this statement (\(failure)); it is matched by its words only"
        ))
    }
    let sent = SentTemplate(candidate.template, placeholders: styles(ofUnit: site.unit))
    // A text that is nothing but a hole has no variants.
    let isOpen = candidate.hasOpenHoles || !candidate.isParsed && !candidate.template.holes.isEmpty
    let automaton = isOpen ? TokenAutomaton(sent) : nil
    if automaton?.isTooOpen ?? false {
      told.append((Finding.dynamicStatement, dynamic(site, candidate)))
    } else if candidate.template.isCut || isOpen && automaton == nil {
      told.append(
        (
          "text-cut",
          "this text is too large, or too many calls and rounds deep, to be followed to its end; a part of it is open"
        ))
    }
    guard !told.isEmpty else { return [] }
    let path = units[site.unit].path
    return told.map { told in
      Finding(
        code: told.code, severity: .note, path: path, bytes: site.range,
        line: texts.place(path, site.range).lines.first, column: texts.column(path, site.range.start),
        message: told.message)
    }
  }

  /// What is known of a text that could be nearly anything: its function, its verbs and its tables.
  private func dynamic(_ site: EvaluatedSite, _ candidate: SiteCandidate) -> String {
    let verbs = Set(candidate.statements.map { $0.kind.rawValue }).sorted().joined(separator: " or ")
    let tables = Set(candidate.statements.flatMap(\.tables).map(\.name)).sorted().joined(separator: ", ")
    let place = site.function.isEmpty ? "the top level" : site.function
    return "dynamic, could send \(verbs.isEmpty ? "anything" : "any \(verbs)") on "
      + "\(tables.isEmpty ? "any table" : tables): \(place) has \(candidate.template.summary)"
  }
}

extension Template {
  /// Whether a part of it was given up.
  fileprivate var isCut: Bool { holes.contains { .hole($0) == Template.overflow } }

  /// The beginning of its description, on one line.
  fileprivate var summary: String {
    let text = description.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text.count > 80 ? text.prefix(79) + "…" : text
  }
}
