package import FactStore
package import SourceModel

/// What a list of production queries is ordered by.
package enum QueryCost: String, CaseIterable, Sendable {
  case total, calls, mean, rows

  package func of(_ query: ProductionQuery) -> Double {
    switch self {
    case .total: query.totalTime
    case .calls: Double(query.calls)
    case .mean: query.meanTime
    case .rows: Double(query.rows)
    }
  }

  package func of(_ load: QueryLoad) -> Double {
    switch self {
    case .total: load.totalTime
    case .calls: Double(load.calls)
    case .mean: load.meanTime
    case .rows: Double(load.rows)
    }
  }
}
