internal import AnswerText
internal import CrossReference
internal import FactStore
internal import SourceModel

extension ProductionQuery {
  /// Which query of which server it is, and what it costs.
  var members: Members { key.members + costs(calls: calls, totalTime: totalTime, rows: rows) + lastSeenMember }

  /// - Parameter load: of a stretch of time instead of all that was counted.
  func members(_ load: QueryLoad) -> Members {
    key.members + costs(calls: load.calls, totalTime: load.totalTime, rows: load.rows) + lastSeenMember
  }

  var fingerprintMember: Members { facts?.fingerprint.map { [("fingerprint", .string($0.hex))] } ?? [] }

  func textMember(limit: Int) -> Members {
    [("sql", .string((texts.first ?? "(the server gave no text)").dedented.cut(to: limit)))]
  }

  /// Who sends it whatever code is known, if the query tells.
  var senderMember: Members {
    switch KnownSender(of: self) {
    case .foreignKey: [("sender", .string("PostgreSQL checks a foreign key"))]
    case .driver: [("sender", .string("drivers and poolers send such statements"))]
    case .databaseFunction: [("sender", .string("it ran inside of functions of the database only"))]
    case nil: []
    }
  }

  private var lastSeenMember: Members { lastSeen.map { [("lastSeen", .string($0.iso8601))] } ?? [] }
}

func costs(calls: Int64, totalTime: Double, rows: Int64) -> Members {
  let mean = calls > 0 ? totalTime / Double(calls) : 0
  return [
    ("calls", .integer(calls)), ("totalMs", .number(totalTime.rounded(to: 3))),
    ("meanMs", .number(mean.rounded(to: 3))),
    ("rows", .integer(rows)),
  ]
}

extension ProductionQueryKey {
  var members: Members {
    [("source", .string(source))] + (database.map { [("database", .string($0))] } ?? [])
      + (queryID.map { [("queryid", .string("\($0)"))] } ?? [])
  }
}

extension Double {
  /// With so many digits behind the point.
  func rounded(to digits: Int) -> Double {
    let unit = (0..<digits).reduce(1.0) { unit, _ in unit * 10 }
    return (self * unit).rounded() / unit
  }
}
