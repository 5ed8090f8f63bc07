import SourceModel

/// The uses of one column or table, counted: what a verdict is made of.
package struct UseCounts: Hashable, Sendable {
  /// Places in code that production may run: of applications and scripts.
  package var readers = 0
  package var writers = 0
  /// Of the same code, places that read it by `*` only.
  package var starReaders = 0
  /// Places in tests, migrations and schema files.
  package var otherPlaces = 0
  /// Statements of production that no code explains: those that name it, and those that have it by `*` only.
  package var unexplained = 0
  package var unexplainedByStar = 0
  /// Of a column, places in code that production may run with statements on its table that are known in part: they may name it.
  package var dynamicPlaces = 0
  /// Views, functions, triggers and their like, by what they do with it.
  package var databaseReaders = 0
  package var databaseWriters = 0
  /// Lines that name it and that no statement explains: of code that production may run, and of the rest.
  package var mentions = 0
  package var otherMentions = 0

  package init() {}

  package var verdict: Verdict { unexplained > 0 ? .unknownCode : knownVerdict }

  /// The same by what is known of the code and the database, whoever else is seen in production.
  package var knownVerdict: Verdict {
    let isUsedByCode = readers + writers + starReaders + unexplainedByStar > 0
    let isRead = readers + starReaders + unexplainedByStar + databaseReaders > 0
    if isUsedByCode {
      if writers + databaseWriters > 0 { return isRead ? .writtenAndRead : .neverRead }
      return readers + databaseReaders > 0 ? .readOnly : .starOnly
    }
    if databaseReaders + databaseWriters > 0 { return .databaseOnly }
    if mentions > 0 { return .mentionedOnly }
    return otherPlaces + otherMentions > 0 ? .testsOnly : .noUse
  }

  /// - Parameter places: how many of them use it so.
  mutating func add(_ roles: [ColumnAnswer.RoleUse], at kind: QuerySite.Kind, places: Int = 1) {
    guard kind.isRunInProduction else {
      otherPlaces += places
      return
    }
    let reads = roles.contains { !$0.role.writes && $0.certainty != .star }
    if reads { readers += places }
    if roles.contains(where: { $0.role.writes }) { writers += places }
    if !reads, roles.contains(where: { $0.certainty == .star }) { starReaders += places }
  }

  mutating func addUnexplained(_ roles: [ColumnAnswer.RoleUse]) {
    if roles.contains(where: { $0.certainty != .star }) { unexplained += 1 } else { unexplainedByStar += 1 }
  }

  mutating func add(_ dependent: Dependent) {
    if dependent.reads { databaseReaders += 1 }
    if dependent.writes { databaseWriters += 1 }
  }

  mutating func add(_ mentions: Mentions.Counts) {
    self.mentions += mentions.inCode
    otherMentions += mentions.elsewhere
  }

  mutating func add(_ mentions: Mentions) { add(mentions.counts) }

  mutating func add(reads: Bool, writes: Bool) {
    if reads { readers += 1 }
    if writes { writers += 1 }
  }
}

extension QuerySite.Kind {
  /// Not so tests, and what changes or describes the schema once.
  var isRunInProduction: Bool { self == .application || self == .script }
}
