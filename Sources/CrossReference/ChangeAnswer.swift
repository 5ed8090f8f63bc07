import SQLAnalysis
import SourceModel

/// What becomes of code and database when a column is dropped or renamed.
package struct ChangeAnswer: Hashable, Sendable {
  package struct Group: Hashable, Sendable {
    package var sites: [ColumnAnswer.SiteUse] = []
    /// Production queries that no code explains.
    package var queries: [ColumnAnswer.QueryUse] = []
    package var objects: [Dependent] = []

    package var isEmpty: Bool { sites.isEmpty && queries.isEmpty && objects.isEmpty }
  }

  /// Why PostgreSQL does not make the change, whatever else is dropped.
  package enum Refusal: Hashable, Sendable {
    /// The table has the column from these.
    case inherited(from: [TableName])
    case partitionKey(Dependent)
  }

  /// What the change is asked about, with all that is known of it.
  package var column: ColumnAnswer
  package var change: ColumnChange
  package var refusal: Refusal?
  /// Fails from then on.
  package var breaks = Group()
  /// Objects because of which PostgreSQL refuses to drop the column, unless CASCADE drops them as well.
  package var blocks: [Dependent] = []
  /// Objects that are dropped along, or follow the new name.
  package var follows: [Dependent] = []
  /// Has the column by `*`, may mean another table's, or is a function that has whole rows.
  package var mayBreak = Group()

  package init(_ column: ColumnAnswer, _ change: ColumnChange) {
    self.column = column
    self.change = change
    // Migrations and schema files are history: they are not run again.
    for use in column.sites where use.place.kind.isRunAgain && isReached(use.ways) {
      if breaks(use.roles) { breaks.sites.append(use) } else { mayBreak.sites.append(use) }
    }
    for use in column.unexplained where isReached(use.ways) {
      if breaks(use.roles) { breaks.queries.append(use) } else { mayBreak.queries.append(use) }
    }
    for dependent in column.dependents { add(dependent) }
    if !column.inheritedFrom.isEmpty { refusal = .inherited(from: column.inheritedFrom) }
  }

  package var nothingBreaks: Bool { refusal == nil && breaks.isEmpty && blocks.isEmpty && mayBreak.isEmpty }

  /// A view keeps the names of its own columns when one beneath it is renamed.
  private func isReached(_ ways: [String]) -> Bool { change == .dropped || ways.isEmpty }

  /// A statement that names the column fails without it. One that has it by `*` gives other rows, but an INSERT without a
  /// list of columns then has a value too many.
  private func breaks(_ roles: [ColumnAnswer.RoleUse]) -> Bool {
    roles.contains { $0.certainty == .certain || change == .dropped && $0.certainty == .star && $0.role.writes }
  }

  private mutating func add(_ dependent: Dependent) {
    let uses = dependent.object.uses
    let effects = uses.map(dependent.object.effect)
    if effects.contains(.forbids), change == .dropped {
      refusal = .partitionKey(dependent)
    } else if effects.contains(.blocks), change == .dropped {
      blocks.append(dependent)
    } else if zip(effects, uses).contains(where: { $0 == .breaks && $1.certainty == .certain && $1.role != .rowType }) {
      breaks.objects.append(dependent)
    } else if effects.contains(.breaks) {
      mayBreak.objects.append(dependent)
    } else {
      follows.append(dependent)
    }
  }
}

extension QuerySite.Kind {
  fileprivate var isRunAgain: Bool { self != .migration && self != .schema }
}
