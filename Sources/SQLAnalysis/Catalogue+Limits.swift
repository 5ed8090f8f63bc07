extension Catalogue {
  /// The same without the relations, columns and objects that are not shown.
  ///
  /// - Parameter shows: for each name: of a schema, a relation, a column, an object, or in an object's uses.
  package func limited(to shows: (String) -> Bool, relations: (RelationName) -> Bool) -> Catalogue {
    func isShown(_ name: RelationName?) -> Bool {
      guard let name else { return true }
      return shows(name.name) && name.schema.map(shows) ?? true && relations(name)
    }
    var limited = Catalogue(searchPath: searchPath.filter(shows))
    for relation in self.relations where isShown(relation.name) {
      var shown = relation
      shown.columns = relation.columns.filter(shows)
      shown.primaryKey = relation.primaryKey.filter(shows)
      shown.parents = relation.parents.filter(isShown)
      limited[relation.name] = shown
    }
    for object in objects {
      let names = [object.name.name, object.arguments, object.path ?? "", object.definition]
      let isWhole = object.uses.allSatisfy { use in
        isShown(use.table) && [use.column, use.output ?? "", use.via ?? ""].allSatisfy(shows)
      }
      if isWhole, isShown(object.table), object.name.schema.map(shows) ?? true, names.allSatisfy(shows) {
        limited.add(object)
      } else if object.kind == .sequence {
        limited[object.name] = nil
      }
    }
    return limited
  }
}
