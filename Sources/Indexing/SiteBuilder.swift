internal import HostLanguages
internal import PostgresParser
internal import QueryTemplates
internal import SQLAnalysis
internal import SourceModel
internal import StringEvaluation

/// Makes query sites of evaluated templates: expands them, analyses each statement, weighs whether it is SQL at all.
struct SiteBuilder: Sendable {
  let repository: String
  let kinds: SiteKinds
  let catalogue: Catalogue?
  /// Those of the units, and those that they may load.
  let files: [SourceFile]
  /// The paths of those that are SQL, whose statements are sites of their own.
  let scripts: Set<String>
  let units: [SourceUnit]
  let content: @Sendable (SourceFile) -> [UInt8]?

  /// - Parameter evaluated: the unit's sites, in file order.
  func sites(ofUnit unit: Int, _ evaluated: [EvaluatedSite]) -> BuiltSites {
    var texts = SourceTexts(files: files, content: content)
    var built = BuiltSites()
    var ordinals: [String: Int] = [:]
    let styles = styles(ofUnit: unit)
    let substitutions = (units[unit].language.substitutions ?? []).map { Substitution($0) }
    let nameQuotes = Set((units[unit].language.nameQuotes ?? []).compactMap(NameQuotes.init))
    for site in evaluated {
      let written = site.template.substituting(substitutions)
      let template = written.quotingNames(by: nameQuotes)
      let prefixed = written.prefixingNames(by: nameQuotes)
      let candidates = SiteCandidate.candidates(template, placeholders: styles, catalogue: catalogue)
      for candidate in candidates where candidates.count == 1 || !isOfScript(candidate.template) {
        let evidence = SiteEvidence(
          use: site.use, candidate: candidate, knowsObjectQueries: units[unit].language.objectQueries != nil
        ).value
        // What a call for SQL sends is told even if nothing of it is known.
        built.findings += findings(site, candidate, texts: &texts)
        guard evidence >= SiteEvidence.threshold else { continue }
        // Statements are told without a prefix; what matches may have one.
        let sent = candidates.count > 1 || prefixed == template ? candidate.template : .oneOf([template, prefixed])
        built.sites.append(
          self.site(site, candidate, sending: sent, evidence: evidence, texts: &texts, ordinals: &ordinals))
      }
    }
    return built
  }

  /// How the texts of a unit mark values.
  func styles(ofUnit unit: Int) -> PlaceholderStyles {
    PlaceholderStyles(names: units[unit].language.placeholders ?? [])
  }

  /// Whether all of a text stands in a script: code that runs a script of many statements is not what a person looks for.
  private func isOfScript(_ template: Template) -> Bool {
    let origins = template.origins
    return !origins.isEmpty && origins.allSatisfy { scripts.contains($0.path) }
  }

  private func site(
    _ site: EvaluatedSite, _ candidate: SiteCandidate, sending sent: Template, evidence: Double,
    texts: inout SourceTexts, ordinals: inout [String: Int]
  ) -> QuerySite {
    let path = units[site.unit].path
    let identity = candidate.template.identity
    let place = texts.place(path, site.range)
    var hash = StableHash()
    hash.combine(identity)
    let key = site.function + " " + hash.hex
    let ordinal = ordinals[key, default: 0]
    ordinals[key] = ordinal + 1
    let ranges = candidate.template.origins.map { texts.place($0.path, $0.range) }
    return QuerySite(
      id: SiteID(
        repository: repository, path: path, function: site.function, template: identity, ordinal: ordinal),
      repository: repository, place: place, function: site.function, sink: site.sink,
      kind: site.isTest ? .test : kinds.kind(ofFile: path),
      evidence: (evidence * 100).rounded() / 100,
      annotation: candidate.annotation, textRanges: Self.merged(ranges),
      template: SentTemplate(sent, placeholders: styles(ofUnit: site.unit)).encoded,
      templateText: candidate.template.description, statements: candidate.statements,
      statementLines: candidate.lineStarts.map { texts.lines(of: $0, inSiteOf: path) },
      excerpt: texts.excerpt(around: place),
      via: site.via.map { step in
        ViaStep(
          place: texts.place(units[step.unit].path, step.range), function: step.function, call: step.callee)
      })
  }

  /// Ranges on the same or neighbouring lines become one.
  private static func merged(_ ranges: [FileRange]) -> [FileRange] {
    var result: [FileRange] = []
    for range in ranges.sorted() {
      if let last = result.last, last.path == range.path, range.lines.first <= last.lines.last + 1 {
        result[result.count - 1].bytes = last.bytes.union(range.bytes)
        result[result.count - 1].lines.last = max(last.lines.last, range.lines.last)
      } else {
        result.append(range)
      }
    }
    return result
  }
}
