import SourceModel

/// What of a site takes part in matching.
struct MatchableSite: Sendable {
  var id: SiteID
  var order: SiteOrder
  var kind: QuerySite.Kind
  var hasSink: Bool
  /// What it sends, as far as that is known as a whole.
  private var statements: [(fingerprint: Fingerprint?, text: String)]
  /// The databases that the site's repository talks to; nil when nobody told.
  var databases: Set<String>?

  init(_ site: QuerySite, databases: Set<String>?) {
    id = site.id
    order = SiteOrder(site)
    kind = site.kind
    hasSink = site.sink != nil
    statements = site.statements.map { ($0.fingerprint, $0.text) }
    self.databases = databases
  }

  /// How close the site's way to write the statement is to how it was written, between 0 and 1; and whether it is known as a
  /// whole, so that this tells it from others that write the same statement.
  func likeness(to layout: StatementLayout, fingerprint: Fingerprint?) -> (value: Double, isWhole: Bool) {
    let whole = statements.filter { $0.fingerprint == fingerprint && fingerprint != nil }
    let likeness = (whole.isEmpty ? statements : whole).prefix(Self.mostCompared)
      .map { StatementLayout($0.text).likeness(to: layout) }.max()
    return (likeness ?? 0, !whole.isEmpty)
  }

  /// Variants of a site that are compared with how a statement is written.
  private static let mostCompared = 16

  /// Whether the statement can be this site's at all, whatever its text.
  func canSend(_ statement: SentStatement) -> Bool {
    // A text that is not seen to be sent tells nothing about what anybody may send.
    if statement.isAnyones, !hasSink { return false }
    guard let database = statement.database, let databases else { return true }
    if databases.contains(database) { return true }
    // An export without names has the server's numbers of databases, which names cannot be compared with.
    return database.isNumber && !databases.contains(where: \.isNumber)
  }
}

extension QuerySite.Kind {
  /// How likely it is that production runs such code rather than code of the application that matches as well.
  func weight(for statement: StatementKind?) -> Double {
    switch self {
    case .application: 1
    case .script: 0.9
    case .migration, .schema: statement == .schema ? 1 : 0.9
    case .test: 0.6
    }
  }
}

extension String {
  fileprivate var isNumber: Bool { !isEmpty && utf8.allSatisfy { UInt8(ascii: "0") <= $0 && $0 <= UInt8(ascii: "9") } }
}
