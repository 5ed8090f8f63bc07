internal import GRDB
internal import SourceModel

extension FactStore {
  /// The names that stand in the files of the newest revisions.
  package func mentionedNames() throws(FactStoreFailure) -> MentionedNames {
    // Of names it is kept only that they stand somewhere in a file, not what they stand beside: none may be told then.
    if visibility != nil { return MentionedNames() }
    let textLines = try textLines()
    return try reading { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT name, path, kind, blob FROM newestRevisions JOIN files ON files.revision = newestRevisions.id
          JOIN repositories ON repositories.id = newestRevisions.repository
          """)
      let files = try Array(
        rows.map { row in
          let place = SitePath(repository: row[0], path: row[1])
          let textLines = LineSet(textLines[place.repository]?[place.path] ?? [])
          return (
            file: MentionedNames.File(place: place, kind: try row.decoded(2), textLines: textLines),
            text: row[3] as String
          )
        })
      let blobs = try Row.fetchCursor(database, sql: "SELECT blob, names FROM mentions")
      return MentionedNames(
        files, try Array(blobs.map { (text: $0[0] as String, names: NameMentions(bytes: $0.bytes(1))) }))
    }
  }

  /// The lines on which the texts of sites are written, by repository and path.
  private func textLines() throws(FactStoreFailure) -> [String: [String: [LineRange]]] {
    try reading { database in
      var lines: [String: [String: [LineRange]]] = [:]
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT name, coalesce(textRanges.path, sites.path), textRanges.firstLine, textRanges.lastLine
          FROM textRanges JOIN sites ON sites.id = site JOIN newestRevisions ON newestRevisions.id = sites.revision
          JOIN repositories ON repositories.id = newestRevisions.repository
          """)
      while let row = try rows.next() {
        lines[row[0], default: [:]][row[1], default: []].append(LineRange(first: row[2], last: row[3]))
      }
      return lines
    }
  }

  /// How many files of each language that cannot be read the newest revisions have.
  package func fileCountsByUnreadLanguage() throws(FactStoreFailure) -> [String: Int] {
    if visibility != nil { return [:] }
    return try reading { database in
      try Dictionary(
        uniqueKeysWithValues: Row.fetchAll(
          database,
          sql: """
            SELECT unreadLanguage, count(*) FROM files
            WHERE unreadLanguage IS NOT NULL AND revision IN (SELECT id FROM newestRevisions) GROUP BY unreadLanguage
            """
        ).map { ($0[0], $0[1]) })
    }
  }

  /// The names that stand in each file that some revision holds, in the order of the blobs' ids.
  func mentionsByBlob() throws(FactStoreFailure) -> [(blob: String, mentions: NameMentions)] {
    try reading { database in
      try Row.fetchAll(database, sql: "SELECT blob, names FROM mentions ORDER BY blob")
        .map { ($0[0], NameMentions(bytes: $0.bytes(1))) }
    }
  }
}
