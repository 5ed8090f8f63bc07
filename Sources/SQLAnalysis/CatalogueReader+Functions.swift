internal import PostgresParser
internal import SourceModel

extension CatalogueReader {
  mutating func function(_ node: SyntaxNode) {
    let parts = node.texts(.functionName)
    guard let last = parts.last else { return }
    let name = RelationName(schema: parts.dropLast().last ?? creationSchema, name: last)
    let parameters = node.nodes(.functionParameters)
    var object = DatabaseObject(kind: node.flag(.isProcedure) ? .procedure : .function, name: name)
    object.arguments = parameters.filter { !["FUNC_PARAM_OUT", "FUNC_PARAM_TABLE"].contains($0.symbol(.functionMode)) }
      .compactMap { $0[.argumentType]?.typeText }.joined(separator: ", ")
    object.path = path
    object.line = line(at: 0)
    bodies[object.id] = nil
    let types = (parameters.compactMap { $0[.argumentType] } + [node[.returnType]].compactMap { $0 })
    var uses = rowTypes(types)
    if node[.functionBody] != nil {
      // The server binds these when the function is made.
      var resolver = StatementResolver(catalogue: catalogue)
      resolver.functionBody(node)
      uses.formUnion(self.uses(resolver.columns))
    } else if let body = body(of: node, name: last, parameters) {
      object.isBoundEarly = false
      bodies[object.id] = body
    }
    object.uses = uses.sorted()
    catalogue.add(object)
  }

  /// The columns of the tables whose rows are arguments or results.
  private func rowTypes(_ types: [SyntaxNode]) -> Set<ObjectUse> {
    var uses: Set<ObjectUse> = []
    for type in types {
      guard let table = existingTable(named: type.texts(.names)), !type.flag(.isColumnType) else { continue }
      for column in table.columns {
        uses.insert(ObjectUse(table: table.name, column: column, role: .rowType, certainty: .star))
      }
    }
    return uses
  }

  private func existingTable(named parts: [String]) -> Relation? {
    guard let name = parts.last else { return nil }
    return catalogue.relation(schema: parts.dropLast().last, name: name)
  }

  private func body(of node: SyntaxNode, name: String, _ parameters: [SyntaxNode]) -> FunctionBody? {
    func option(_ name: String) -> SyntaxNode? { node.nodes(.options).first { $0.text(.optionName) == name } }
    guard let definition = option("as"), let text = definition[.arg]?.texts(.items).first else { return nil }
    return FunctionBody(
      language: (option("language")?[.arg]?.text(.stringValue) ?? "sql").lowercased(), text: Array(text.utf8),
      line: bodyLine(behind: definition.integer(.location)), name: name,
      parameters: parameters.map {
        .init(name: $0.text(.name) ?? "", type: RelationName(parts: $0[.argumentType]?.texts(.names) ?? []))
      })
  }

  /// The line on which the first string behind an offset into the statement starts.
  private func bodyLine(behind offset: Int) -> Int? {
    guard let tokens = try? PostgresParser.scan(statementText) else { return nil }
    return tokens.first { $0.tokenClass == .string && $0.range.start >= offset }.flatMap { line(at: $0.range.start) }
  }

  mutating func dropFunctions(_ node: SyntaxNode) { changeFunctions(node) { _ in nil } }

  mutating func moveFunctions(_ node: SyntaxNode, _ body: (inout RelationName) -> Void) {
    changeFunctions(node) { object in
      var moved = object
      body(&moved.name)
      return moved
    }
  }

  /// - Parameter node: a function's name, which may come with the types of its arguments.
  private mutating func changeFunctions(_ node: SyntaxNode, _ body: (DatabaseObject) -> DatabaseObject?) {
    let name = RelationName(parts: node.texts(.objectName))
    let arguments = node.nodes(.objectArguments).map(\.typeText).joined(separator: ", ")
    let named = catalogue.objects.filter { $0.kind.group == "function" && $0.isNamed(name) }
    // One that goes by another name of a type, or by none, is the only one of its name.
    let meant = named.filter { $0.arguments == arguments }
    guard let object = meant.first ?? (named.count == 1 ? named.first : nil) else { return }
    changeObjects { $0.id == object.id ? body($0) : $0 }
    // A trigger goes on calling its function under whatever name.
    guard let moved = body(object) else { return }
    for (id, call) in triggers where object.isNamed(call.function) { triggers[id]?.function = moved.name }
  }

  /// The catalogue with what functions and the triggers that call them use: the server binds the names in them when they
  /// run, so they mean the tables as they are at the end.
  package func finished() -> Catalogue {
    withParserStack {
      var finished = catalogue
      finished.findAffixes()
      for (id, body) in bodies {
        guard var object = finished[object: id] else { continue }
        let resolver = FunctionResolver(catalogue: catalogue, function: body)
        object.uses = Set(object.uses).union(resolver.uses()).sorted()
        object.runsDynamicSQL = resolver.runsDynamicSQL
        finished.add(object)
      }
      for (id, call) in triggers {
        guard var object = finished[object: id], let table = object.table else { continue }
        object.uses = Set(object.uses).union(uses(of: call, for: table)).sorted()
        finished.add(object)
      }
      finished.changeObjects { $0.uses.isEmpty && $0.table == nil && !$0.runsDynamicSQL ? nil : $0 }
      return finished
    }
  }

  /// What a trigger's function does with the columns of the rows that it is called for.
  private func uses(of call: TriggerCall, for table: RelationName) -> Set<ObjectUse> {
    var found: Set<ObjectUse> = []
    for (id, body) in bodies {
      guard let function = catalogue[object: id], function.isNamed(call.function) else { continue }
      let resolver = FunctionResolver(catalogue: catalogue, function: body)
      let own = resolver.uses(rowsOf: table, transitionTables: call.transitionTables).subtracting(resolver.uses())
      found.formUnion(
        own.map { use in
          var use = use
          use.via = "\(function.name)()"
          return use
        })
    }
    return found
  }
}

extension SyntaxNode {
  /// A type's name as PostgreSQL prints it, for those that are written otherwise by their grammar.
  var typeText: String {
    let names = texts(.names).filter { $0 != "pg_catalog" }
    let name = names.joined(separator: ".")
    let array = nodes(.arrayBounds).isEmpty ? "" : "[]"
    return (Self.typeNames[name] ?? name) + array
  }

  private static let typeNames = [
    "int4": "integer", "int8": "bigint", "int2": "smallint", "bool": "boolean", "varchar": "character varying",
    "float8": "double precision", "float4": "real", "timestamptz": "timestamp with time zone",
    "timestamp": "timestamp without time zone", "timetz": "time with time zone", "bpchar": "character",
  ]
}
