package import FactStore
import SQLAnalysis
import SourceModel

extension Inquiry {
  /// What is known around a statement that ``origins(of:)`` has found.
  package func evidence(for hit: WhereHit) throws(FactStoreFailure) -> QueryEvidence {
    let catalogues = try kept.catalogues()
    let catalogue = catalogues[hit.queries.first?.database]
    let facts =
      hit.queries.first?.facts ?? hit.sites.lazy.flatMap(\.site.statements).first { $0.fingerprint == hit.fingerprint }
      ?? (try? analyze(Array(hit.text.utf8), catalogue: catalogue))
    let names = Set((facts?.tables ?? []).map { TableName(schema: $0.schema, name: $0.name) })
    let tables = names.sorted { "\($0)" < "\($1)" }
    return QueryEvidence(
      hit: hit, tables: tables.map { table($0, facts, catalogue) },
      neighbours: try neighbours(of: hit, on: tables))
  }

  private func table(_ name: TableName, _ facts: StatementFacts?, _ catalogue: Catalogue?) -> QueryEvidence.Table {
    let relation = catalogue?.relation(schema: name.schema, name: name.name)
    func columns(_ role: ColumnRole) -> [String] {
      let uses = (facts?.columns ?? []).filter { $0.role == role && $0.table == name.name && $0.column != "*" }
      return Set(uses.map(\.column)).sorted()
    }
    return QueryEvidence.Table(
      name: relation.map { "\($0.name)" } ?? "\(name)", columns: relation?.columns ?? [],
      primaryKey: relation?.primaryKey ?? [], indexes: relation.map { catalogue?.indexes(of: $0.name) ?? [] } ?? [],
      filtered: columns(.filter), joined: columns(.join))
  }

  private func neighbours(
    of hit: WhereHit, on tables: [TableName]
  ) throws(FactStoreFailure) -> [ProductionQuery] {
    let known = Set(hit.queries.map(\.key))
    var neighbours: [ProductionQueryKey: ProductionQuery] = [:]
    for table in tables {
      let filter = StatementFilter.using(UsedName(schema: table.schema, table: table.name))
      for query in try store.productionQueries(with: filter) where !known.contains(query.key) {
        neighbours[query.key] = query
      }
    }
    return Array(Array(neighbours.values).costliestFirst.prefix(10))
  }
}

extension Catalogue {
  /// By name.
  fileprivate func indexes(of table: RelationName) -> [QueryEvidence.Index] {
    objects.compactMap { object in
      guard object.table == table, [.index, .unique, .primaryKey, .exclusion].contains(object.kind) else { return nil }
      var columns: [String] = []
      for use in object.uses where use.role == .key || use.role == .expression {
        if !columns.contains(use.column) { columns.append(use.column) }
      }
      return QueryEvidence.Index(
        name: object.name.name, kind: object.kind.rawValue, columns: columns, definition: object.definition)
    }
  }
}
