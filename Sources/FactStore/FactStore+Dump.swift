internal import SourceModel

extension FactStore {
  /// Hands over all facts, for tests and bug reports: in an order of natural keys, without row ids, times and places on
  /// this machine, so that the same input gives the same dump in whatever order and by however many workers it was read.
  package func dump(_ body: (DumpedFact) throws -> Void) throws {
    let mentions = Dictionary(
      uniqueKeysWithValues: try mentionsByBlob().map { ($0.blob, digest(of: $0.mentions.bytes)) })
    for revision in try revisions() {
      try body(
        DumpedFact(
          "revision", ["repository": revision.repository, "commit": revision.commit, "isNewest": revision.isNewest]))
      let facts = try facts(of: revision)
      for file in facts.files { try body(file.dumped(mentions: mentions[file.blob])) }
      for fact in facts.dumped { try body(fact) }
      for fact in facts.calls.dumped { try body(fact) }
      for site in facts.sites { for fact in site.dumped { try body(fact) } }
      for database in try databases(ofRepository: revision.repository) {
        try body(DumpedFact("talksTo", ["repository": revision.repository, "database": database]))
      }
    }
    for (database, bytes) in try catalogues().sorted(by: { $0.key ?? "" < $1.key ?? "" }) {
      try body(DumpedFact("catalogue", ["database": database, "hash": digest(of: bytes)]))
    }
    try dumpProduction(body)
  }

  private func dumpProduction(_ body: (DumpedFact) throws -> Void) throws {
    let matches = try matches()
    for query in try productionQueries() {
      try body(
        DumpedFact(
          "production",
          [
            "source": query.source, "database": query.database, "queryid": query.queryID,
            "topLevel": query.isTopLevel, "calls": query.calls, "totalTime": query.totalTime, "rows": query.rows,
          ]))
      for text in query.texts { try body(DumpedFact("productionText", ["text": text])) }
      for fact in query.facts?.dumped ?? [] { try body(fact) }
      for match in matches[query.key] ?? [] {
        try body(
          DumpedFact(
            "match",
            [
              "site": match.site.hex, "tier": match.tier.rawValue, "confidence": match.confidence,
              "reason": match.reason, "place": match.place.map { "\($0.path):\($0.lines.first) \($0.function)" },
            ]))
      }
    }
  }
}

private func digest(of bytes: [UInt8]) -> String {
  var hash = StableHash()
  hash.combine(bytes)
  return hash.hex
}

extension RevisionFacts {
  /// Everything but the files and the sites.
  fileprivate var dumped: [DumpedFact] {
    skipped.sorted { $0.key < $1.key }.map { DumpedFact("skipped", ["rule": $0.key, "files": $0.value]) }
      + builderUses.map {
        DumpedFact("builder", ["name": $0.name, "language": $0.language, "calls": $0.calls, "files": $0.files])
      }
      + findings.map(\.description).sorted().map { DumpedFact("finding", ["text": $0]) }
  }
}

extension SourceFile {
  /// - Parameter mentions: a digest of the names that stand in it.
  fileprivate func dumped(mentions: String?) -> DumpedFact {
    DumpedFact(
      "file",
      [
        "path": path, "blob": blob, "language": language, "unreadLanguage": unreadLanguage, "kind": kind.rawValue,
        "isModified": isModified, "mentions": mentions,
      ])
  }
}

extension QuerySite {
  fileprivate var dumped: [DumpedFact] {
    let site = DumpedFact(
      "site",
      [
        "id": id.hex, "path": place.path, "bytes": place.dumped, "function": function, "sink": sink,
        "kind": kind.rawValue, "evidence": evidence, "annotation": annotation, "template": templateText,
        "templateHash": digest(of: template), "excerpt": excerpt.map { "\($0.firstLine): \($0.text)" },
      ])
    let texts = textRanges.map { DumpedFact("text", ["path": $0.path, "bytes": $0.dumped]) }
    let steps = via.map {
      DumpedFact("via", ["path": $0.place.path, "bytes": $0.place.dumped, "function": $0.function, "call": $0.call])
    }
    return [site] + texts + steps + statements.flatMap(\.dumped)
  }
}

extension CallFacts {
  /// Calls name functions by their places, which no other file changes.
  fileprivate var dumped: [DumpedFact] {
    let functions = callables.flatMap { callable in
      [
        DumpedFact(
          "callable",
          [
            "path": callable.place.path, "bytes": callable.place.dumped, "function": callable.function,
            "kind": callable.kind.rawValue, "namesakes": callable.namesakes, "unclearCalls": callable.unclearCalls,
            "unreadFiles": callable.unreadFiles,
          ])
      ]
        + callable.entryPoints.map { entry in
          DumpedFact(
            "entryPoint",
            ["kind": entry.kind.rawValue, "label": entry.label, "path": entry.path, "line": entry.line])
        }
    }
    let calls = calls.map { call in
      let (caller, callee) = (callables[call.caller], callables[call.callee])
      return DumpedFact(
        "call",
        [
          "caller": "\(caller.place.path):\(caller.place.lines.first) \(caller.function)",
          "callee": "\(callee.place.path):\(callee.place.lines.first) \(callee.function)", "line": call.line,
          "certainty": call.certainty.rawValue,
        ])
    }
    return functions + calls
  }
}

extension FileRange {
  fileprivate var dumped: String { "\(bytes.start)..<\(bytes.end) (lines \(lines.first)-\(lines.last))" }
}

extension StatementFacts {
  fileprivate var dumped: [DumpedFact] {
    let statement = DumpedFact("statement", ["kind": kind.rawValue, "fingerprint": fingerprint?.hex, "text": text])
    let tables = tables.map {
      DumpedFact("table", ["schema": $0.schema, "name": $0.name, "access": $0.access.rawValue])
    }
    let columns = columns.map {
      DumpedFact(
        "column",
        [
          "schema": $0.schema, "table": $0.table, "name": $0.column, "role": $0.role.rawValue,
          "certainty": $0.certainty.rawValue, "offset": $0.offset,
        ])
    }
    return [statement] + tables + columns
  }
}
