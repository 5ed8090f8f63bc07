internal import PostgresParser
internal import QueryTemplates
internal import SQLAnalysis
internal import SourceModel

/// The sites of `.sql` files: every statement is one, unless code is seen to send just this one.
struct ScriptSites: Sendable {
  let repository: String
  let kinds: SiteKinds
  let catalogue: Catalogue?
  /// By path: the stretches that code loads and sends.
  let sent: [String: [ByteRange]]

  func sites(of file: SourceFile, _ bytes: [UInt8]) -> BuiltSites {
    let script = splitScript(bytes)
    if let dialect = script.foreignDialect {
      return BuiltSites(findings: [
        Finding(
          code: "foreign-dialect", severity: .note, path: file.path,
          message: "most of this file is written for \(dialect), not for PostgreSQL; it was left out")
      ])
    }
    var texts = SourceTexts(files: [file]) { _ in bytes }
    var built = BuiltSites()
    var ordinals: [[UInt8]: Int] = [:]
    let sent = (sent[file.path] ?? []).map { stretch in
      script.statements.indices.filter { script.statements[$0].range.overlaps(stretch) }
    }
    for (index, statement) in script.statements.enumerated() where !sent.contains([index]) {
      add(statement, of: file, bytes, texts: &texts, ordinals: &ordinals, to: &built)
    }
    built.sites.countWithTheirSchema()
    return built
  }

  private func add(
    _ statement: ScriptStatement, of file: SourceFile, _ bytes: [UInt8], texts: inout SourceTexts,
    ordinals: inout [[UInt8]: Int], to built: inout BuiltSites
  ) {
    let text = TemplateText(
      bytes: Array(bytes[statement.range.start..<statement.range.end]),
      origin: TemplateText.Origin(path: file.path, range: statement.range))
    let place = texts.place(file.path, statement.range)
    let candidates = SiteCandidate.candidates(.text(text), placeholders: Self.placeholders, catalogue: catalogue)
    for candidate in candidates {
      let identity = candidate.template.identity
      let ordinal = ordinals[identity, default: 0]
      ordinals[identity] = ordinal + 1
      let annotation = statement.annotation ?? candidate.annotation
      built.sites.append(
        QuerySite(
          id: SiteID(
            repository: repository, path: file.path, function: annotation ?? "", template: identity, ordinal: ordinal),
          repository: repository, place: place, function: annotation ?? "", sink: nil,
          kind: kinds.kind(ofScript: file.path, statements: candidate.statements), evidence: 1,
          annotation: annotation,
          textRanges: [place], template: SentTemplate(candidate.template, placeholders: Self.placeholders).encoded,
          templateText: candidate.template.description, statements: candidate.statements,
          statementLines: candidate.lineStarts.map { texts.lines(of: $0, inSiteOf: file.path) },
          excerpt: texts.excerpt(around: place)))
      guard let failure = candidate.failure else { continue }
      built.findings.append(
        Finding(
          code: "unparsable-statement", severity: .note, path: file.path, bytes: statement.range,
          line: place.lines.first, column: texts.column(file.path, statement.range.start),
          message: "PostgreSQL's parser cannot read this statement (\(failure)); it is matched by its words only"))
    }
  }

  /// Of the tools that read queries from files: aiosql, HugSQL, PgTyped, sqlc.
  private static let placeholders: PlaceholderStyles = [.colon, .question, .percent, .at]
}

extension [QuerySite] {
  /// In a script that makes or changes tables, the rest belongs to that: seeds, and data that moves with its column. It is no
  /// use in production. A query with a name is another matter: code sends it by that.
  fileprivate mutating func countWithTheirSchema() {
    guard contains(where: { $0.kind == .schema }) else { return }
    for index in indices where self[index].kind == .application && self[index].annotation == nil {
      self[index].kind = .schema
    }
  }
}
