/// The catalogues of an index by database.
package struct CatalogueSet: Sendable {
  private var catalogues: [String?: Catalogue]

  /// - Parameter encoded: as ``Catalogue/encoded``; the key is nil for the one that was imported without a name. One
  ///   that another version wrote is left out.
  package init(encoded: [String?: [UInt8]]) {
    catalogues = encoded.compactMapValues(Catalogue.init(decoding:))
  }

  /// The tables and views of all databases.
  package var relations: [Relation] { catalogues.values.flatMap(\.relations) }

  /// What is known of a database: its own catalogue, or the one without a name; for an unnamed database also the only one.
  package subscript(database: String?) -> Catalogue? {
    catalogues[database] ?? catalogues[nil] ?? (catalogues.count == 1 ? catalogues.values.first : nil)
  }

  package var isEmpty: Bool { catalogues.isEmpty }

  /// The names of all tables and views without their schemas, sorted.
  package var tableNames: [String] { Set(relations.filter(\.kind.holdsRows).map(\.name.name)).sorted() }

  /// The tables and views of that name in all databases, each with its catalogue; in the order of the databases' names.
  package func relations(schema: String?, name: String) -> [(catalogue: Catalogue, relation: Relation)] {
    all.compactMap { catalogue in catalogue.relation(schema: schema, name: name).map { (catalogue, $0) } }
  }

  /// In the order of the databases' names.
  package var all: [Catalogue] { catalogues.sorted { $0.key ?? "" < $1.key ?? "" }.map(\.value) }

  /// The columns of the tables of that name in all databases, sorted; nil where no catalogue has the table.
  package func columns(ofTable schema: String?, _ name: String) -> [String]? {
    let relations = catalogues.values.compactMap { $0.relation(schema: schema, name: name) }
    return relations.isEmpty ? nil : Set(relations.flatMap(\.columns)).sorted()
  }
}
