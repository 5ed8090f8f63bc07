internal import PostgresParser

extension SyntaxNode {
  /// The name that a column of a result gets when the statement gives it none, as `FigureColname` of PostgreSQL's
  /// `parser/parse_target.c` finds it.
  var outputName: String { figuredName?.name ?? "?column?" }

  /// - Returns: the name, and whether it is better than the name of a type.
  private var figuredName: (name: String, isStrong: Bool)? {
    switch kind {
    case .columnReference: texts(.fields).last.map { ($0, true) }
    case .indirection: texts(.indirection).last.map { ($0, true) } ?? self[.arg]?.figuredName
    case .functionCall: texts(.functionName).last.map { ($0, true) }
    case .expression: symbol(.kind) == "AEXPR_NULLIF" ? ("nullif", true) : nil
    case .typeCast: castName
    case .caseExpression: self[.defaultResult]?.figuredName.flatMap { $0.isStrong ? $0 : nil } ?? ("case", false)
    case .arrayLiteral: ("array", true)
    case .row: ("row", true)
    case .coalesce: ("coalesce", true)
    case .minMax: (symbol(.op) == "IS_GREATEST" ? "greatest" : "least", true)
    case .groupingFunction: ("grouping", true)
    case .subLink: subLinkName
    case .sqlValueFunction: (Self.valueFunctions[symbol(.op)] ?? "current_user", true)
    case .xmlSerialize: ("xmlserialize", true)
    default: nil
    }
  }

  private var castName: (name: String, isStrong: Bool)? {
    if let inner = self[.arg]?.figuredName, inner.isStrong { return inner }
    return self[.typeName]?.texts(.names).last.map { ($0, false) } ?? self[.arg]?.figuredName
  }

  private var subLinkName: (name: String, isStrong: Bool)? {
    switch symbol(.subLinkType) {
    case "EXISTS_SUBLINK": return ("exists", true)
    case "ARRAY_SUBLINK": return ("array", true)
    case "EXPR_SUBLINK":
      guard let target = self[.subselect]?.nodes(.targetList).first else { return nil }
      return target.text(.name).map { ($0, true) } ?? target[.val]?.figuredName
    default: return nil
    }
  }

  private static let valueFunctions = [
    "SVFOP_CURRENT_DATE": "current_date", "SVFOP_CURRENT_TIME": "current_time",
    "SVFOP_CURRENT_TIME_N": "current_time", "SVFOP_CURRENT_TIMESTAMP": "current_timestamp",
    "SVFOP_CURRENT_TIMESTAMP_N": "current_timestamp", "SVFOP_LOCALTIME": "localtime",
    "SVFOP_LOCALTIME_N": "localtime", "SVFOP_LOCALTIMESTAMP": "localtimestamp",
    "SVFOP_LOCALTIMESTAMP_N": "localtimestamp", "SVFOP_CURRENT_ROLE": "current_role",
    "SVFOP_CURRENT_USER": "current_user", "SVFOP_USER": "user", "SVFOP_SESSION_USER": "session_user",
    "SVFOP_CURRENT_CATALOG": "current_catalog", "SVFOP_CURRENT_SCHEMA": "current_schema",
  ]
}
