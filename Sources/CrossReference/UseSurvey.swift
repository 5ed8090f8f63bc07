import FactStore
import SQLAnalysis
import SourceModel

/// The uses of all tables and columns, counted in one go.
struct UseSurvey {
  private let catalogues: CatalogueSet
  /// By the name of the table without its schema; empty for columns of which the table is not known.
  private var tallies: [String: [UseTally]] = [:]
  /// By the name of a table, the statements of production that name it.
  private var production: [String: [ProductionUse]] = [:]

  private struct ProductionUse {
    enum Sender { case code, unknown, other }

    var names: StatementNames
    var sender: Sender
  }

  init(of store: FactStore, _ catalogues: CatalogueSet) throws(FactStoreFailure) {
    self.catalogues = catalogues
    for tally in try store.columnTallies() + store.tableTallies() { tallies[tally.table, default: []].append(tally) }
    let kinds = try store.siteKinds()
    let matches = try store.matches()
    for query in try store.productionQueries() {
      guard let facts = query.facts, !facts.tables.isEmpty || !facts.columns.isEmpty else { continue }
      let senders = (matches[query.key] ?? []).compactMap { $0.place?.kind ?? kinds[$0.site] }
      let sender: ProductionUse.Sender =
        if senders.contains(where: \.isRunInProduction) {
          .code
        } else if senders.contains(where: \.explainsProduction) || KnownSender(of: query) != nil {
          .other
        } else {
          .unknown
        }
      let use = ProductionUse(names: facts.names, sender: sender)
      for name in Set(facts.tables.map(\.name) + facts.columns.map(\.table)) {
        production[name, default: []].append(use)
      }
    }
  }

  func entry(of table: TableName, _ mentions: Mentions.Counts) -> UnusedAnswer.Entry {
    var counts = UseCounts()
    for name in table.reachedBy(in: catalogues) {
      for tally in tallies[name.name] ?? [] where name.allows(schema: tally.schema) {
        if tally.column == nil { counts.add(tally) }
      }
      for use in production[name.name] ?? [] where name.isNamed(in: use.names) {
        let accesses = use.names.tables.filter { name.isMeant(by: $0) }.map(\.access)
        switch use.sender {
        case .unknown: counts.unexplained += 1
        case .code: counts.addSeen(reads: accesses.contains(.read), writes: accesses.contains { $0 != .read })
        case .other: break
        }
      }
    }
    let objects = catalogues.dependents(of: table)
    for object in objects.beyond(table) { counts.add(object) }
    counts.add(mentions)
    return .init(
      table: table, column: nil, counts: counts, mentionsBesideTable: mentions.inCode,
      objects: objects.filter { !$0.isUser })
  }

  func entry(
    of column: ColumnName, _ dependents: [Dependent], _ mentions: Mentions.Counts
  ) -> UnusedAnswer.Entry {
    let reached = ReachedColumn(column, in: catalogues)
    var counts = UseCounts()
    for name in [column] + reached.others {
      for tally in (tallies[name.table.name] ?? []) + (tallies[""] ?? [])
      where name.table.allows(schema: tally.schema) {
        if tally.column == name.column || tally.column == "*" && !tally.table.isEmpty { counts.add(tally) }
      }
    }
    for table in reached.tables {
      for tally in tallies[table.name] ?? [] where table.allows(schema: tally.schema) && tally.column == nil {
        if tally.kind.isRunInProduction { counts.dynamicPlaces += tally.dynamicSites }
        if reached.views.contains(table) { counts.add(tally) }
      }
    }
    for name in Set(reached.tables.map(\.name)) {
      for use in production[name] ?? [] {
        let roles = reached.roles(in: use.names)
        if roles.isEmpty { continue }
        switch use.sender {
        case .unknown: counts.addUnexplained(roles)
        case .code:
          counts.addSeen(
            reads: roles.contains { !$0.role.writes && $0.certainty != .star },
            writes: roles.contains { $0.role.writes },
            readsByStar: roles.contains { $0.certainty == .star })
        case .other: break
        }
      }
    }
    for dependent in dependents { counts.add(dependent) }
    counts.add(mentions)
    return .init(
      table: column.table, column: column.column, counts: counts, mentionsBesideTable: mentions.besideTable,
      objects: dependents.filter { !$0.isUser })
  }
}

extension UseCounts {
  /// What production is seen to do with it from known code, whose own text may not tell so.
  fileprivate mutating func addSeen(reads: Bool, writes: Bool, readsByStar: Bool = false) {
    if reads { readers = max(readers, 1) }
    if writes { writers = max(writers, 1) }
    if readsByStar, !reads { starReaders = max(starReaders, 1) }
  }

  fileprivate mutating func add(_ tally: UseTally) {
    guard tally.kind.isRunInProduction else {
      otherPlaces += tally.sites
      return
    }
    readers += tally.readers
    writers += tally.writers
    starReaders += tally.starReaders
  }
}
