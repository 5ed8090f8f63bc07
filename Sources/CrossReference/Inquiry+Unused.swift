package import FactStore
import SQLAnalysis
import SourceModel

extension Inquiry {
  /// The tables and columns of the imported schemas that nothing is known to use in earnest, the safest to drop first.
  ///
  /// - Returns: nil without an imported schema, which tells what there is.
  package func unused() throws(FactStoreFailure) -> UnusedAnswer? {
    let catalogues = try kept.catalogues()
    guard !catalogues.isEmpty else { return nil }
    let survey = try UseSurvey(of: store, catalogues)
    var answer = UnusedAnswer(coverage: try coverage(of: nil, catalogues))
    let tables = catalogues.all.flatMap { catalogue in
      catalogue.relations.filter { $0.kind == .table }.map { (catalogue, $0) }
    }
    let names = tables.map { TableName($0.1.name) }
    let search = try MentionSearch(kept)
    let mentions = search.counts(
      of: zip(names, tables).flatMap { name, table in table.1.columns.map { ColumnName(table: name, column: $0) } },
      and: names)
    for (name, (catalogue, relation)) in zip(names, tables) {
      answer.tableCount += 1
      answer.columnCount += relation.columns.count
      let table = survey.entry(of: name, mentions.tables[name] ?? .init())
      if table.verdict.isNextToUnused {
        // Its columns go with it.
        answer.entries.append(table)
        answer.wholeTables += 1
        answer.columnsOfWholeTables += relation.columns.count
        continue
      }
      let dependents = catalogue.dependentsByColumn(of: relation.name)
      // What a table has from another it loses there.
      for column in relation.columns where catalogue.origins(of: column, of: relation.name).isEmpty {
        let column = ColumnName(table: name, column: column)
        let entry = survey.entry(of: column, dependents[column.column] ?? [], mentions.columns[column] ?? .init())
        if entry.verdict.isNextToUnused { answer.entries.append(entry) }
      }
    }
    for (index, entry) in answer.entries.enumerated() {
      answer.entries[index].conventions = answer.coverage.conventions(
        of: entry.table, column: entry.column, entry.verdict)
    }
    answer.entries.sort()
    return answer
  }
}

extension Verdict {
  /// Whether one may think of dropping what it is said of.
  package var isNextToUnused: Bool {
    switch self {
    case .unknownCode, .writtenAndRead, .readOnly: false
    case .neverRead, .starOnly, .databaseOnly, .mentionedOnly, .testsOnly, .noUse: true
    }
  }
}
