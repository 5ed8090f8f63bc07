import SourceModel

/// What of a site takes part in matching.
struct MatchableSite: Sendable {
  var id: SiteID
  var order: SiteOrder
  var kind: QuerySite.Kind
  var hasSink: Bool
  /// The same for all sites of one function; outside of functions each has its own.
  let function: UInt64
  /// Whether the file of the call names a table that it queries, rather than a caller or a class made from its own.
  let namesItsTables: Bool
  /// The number of the call that is the site.
  let call: Int
  /// The numbers of the calls behind that one, in their order, down to the one that sends the text.
  let callsBehind: [Int]
  /// The functions that these stand in, as ``function`` has them.
  let functionsBehind: [UInt64]
  /// What it sends, as far as that is known as a whole.
  private var statements: [(fingerprint: Fingerprint?, text: String)]
  /// The databases that the site's repository talks to; nil when nobody told.
  var databases: Set<String>?

  /// - Parameter calls: numbers the places of calls.
  init(_ site: QuerySite, databases: Set<String>?, calls: inout CallNumbers) {
    id = site.id
    order = SiteOrder(site)
    kind = site.kind
    hasSink = site.sink != nil
    func number(of function: String, in path: String) -> UInt64 {
      StableHash.of("\(site.repository) \(path) \(function)")
    }
    function =
      site.function.isEmpty ? StableHash.of(site.id.hex) : number(of: site.function, in: site.place.path)
    functionsBehind = site.via.map { number(of: $0.function, in: $0.place.path) }
    namesItsTables =
      site.statements.isEmpty
      || site.statements.indices.prefix(Self.mostCompared).contains(where: site.isTableNamedHere)
    statements = site.statements.map { ($0.fingerprint, $0.text) }
    self.databases = databases
    call = calls.number(of: site.place, in: site.repository)
    callsBehind = site.via.map { calls.number(of: $0.place, in: site.repository) }
  }

  /// Whether a statement of just this fingerprint is known as a whole, rather than in parts.
  func hasWhole(_ fingerprint: Fingerprint?) -> Bool {
    fingerprint != nil && statements.contains { $0.fingerprint == fingerprint }
  }

  /// How close the site's way to write a statement is to how it was written, between 0 and 1: of those statements that have the
  /// fingerprint, or of the first one where none has.
  func likeness(to layout: StatementLayout, of fingerprint: Fingerprint?) -> Double {
    let whole = statements.filter { $0.fingerprint == fingerprint && fingerprint != nil }
    return (whole.isEmpty ? statements.prefix(1) : whole.prefix(Self.mostCompared))
      .map { StatementLayout($0.text).likeness(to: layout) }.max() ?? 0
  }

  /// Whether one of its statements can have as many rows of VALUES.
  func hasRows(of layout: StatementLayout) -> Bool {
    !layout.hasSeveralRows
      || statements.prefix(Self.mostCompared).contains { StatementLayout($0.text).canHaveSeveralRows }
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

extension QuerySite {
  /// Whether the name of a table that a statement queries stands in the file of the call.
  fileprivate func isTableNamedHere(inStatement statement: Int) -> Bool {
    let (facts, lines) = (statements[statement], statementLines[statement])
    let names = Set(facts.tables.map { $0.name.lowercased() })
    let text = facts.text.utf8
    return text.split(whereSeparator: { !$0.isPartOfName }).contains { word in
      names.contains(String(decoding: word, as: UTF8.self).lowercased())
        && lines.entry(at: text.distance(from: text.startIndex, to: word.startIndex))
          .map { $0.path ?? place.path == place.path } ?? false
    }
  }
}

extension UInt8 {
  /// Whether an unquoted name can have it, as a byte of UTF-8.
  fileprivate var isPartOfName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }
}

/// Small numbers for the places of calls, so that sites need not keep paths to be compared by.
struct CallNumbers {
  private var numbers: [String: [FileRange: Int]] = [:]
  private var count = 0

  mutating func number(of place: FileRange, in repository: String) -> Int {
    if let known = numbers[repository]?[place] { return known }
    numbers[repository, default: [:]][place] = count
    count += 1
    return count - 1
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
