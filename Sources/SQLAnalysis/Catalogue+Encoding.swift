internal import SourceModel

/// The bytes in which the index keeps a catalogue: words that end with a zero byte, which no identifier can hold, and counts
/// before each list. Equal catalogues have equal bytes.
extension Catalogue {
  private static let version = "catalogue 3"
  /// Without definitions of indexes.
  private static let secondVersion = "catalogue 2"
  /// Without objects.
  private static let firstVersion = "catalogue 1"

  package var encoded: [UInt8] {
    var words = CatalogueWords()
    words.add(Self.version)
    words.add(searchPath)
    words.add(relations.count)
    for relation in relations {
      words.add(relation.name)
      words.add(relation.kind.rawValue)
      words.add(relation.columns)
      words.add(relation.primaryKey)
      words.add(relation.parents.flatMap { [$0.schema ?? "", $0.name] })
    }
    words.add(objects.count)
    for object in objects { words.add(object) }
    return words.bytes
  }

  /// nil for bytes that are no catalogue, or of a newer version.
  package init?(decoding bytes: [UInt8]) {
    var words = CatalogueWords(reading: bytes)
    guard let version = words.word(), [Self.version, Self.secondVersion, Self.firstVersion].contains(version),
      let path = words.list(), let count = words.count()
    else { return nil }
    self.init(searchPath: path)
    for _ in 0..<count {
      guard let name = words.name(), let kind = words.word().flatMap(Relation.Kind.init), let columns = words.list(),
        let key = words.list(), let parents = words.list(), parents.count.isMultiple(of: 2)
      else { return nil }
      let parentNames = stride(from: 0, to: parents.count, by: 2).map {
        RelationName(schema: parents[$0], name: parents[$0 + 1])
      }
      self[name] = Relation(name: name, kind: kind, columns: columns, primaryKey: key, parents: parentNames)
    }
    findAffixes()
    if version == Self.firstVersion { return }
    guard let objectCount = words.count() else { return nil }
    for _ in 0..<objectCount {
      guard let object = words.object(withDefinition: version == Self.version) else { return nil }
      add(object)
    }
  }
}

/// Writes and reads the words of an encoded catalogue.
private struct CatalogueWords {
  private(set) var bytes: [UInt8] = []
  private var words: ArraySlice<ArraySlice<UInt8>> = []

  init() {}

  init(reading bytes: [UInt8]) { words = bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast()[...] }

  mutating func add(_ word: String) { bytes += Array(word.utf8) + [0] }

  mutating func add(_ number: Int) { add(String(number)) }

  mutating func add(_ list: [String]) {
    add(list.count)
    for word in list { add(word) }
  }

  mutating func add(_ name: RelationName) {
    add(name.schema ?? "")
    add(name.name)
  }

  mutating func add(_ object: DatabaseObject) {
    add(object.kind.rawValue)
    add(object.name)
    add(object.arguments)
    add(object.table ?? RelationName(schema: nil, name: ""))
    add(object.path ?? "")
    add(object.line ?? 0)
    add(object.isBoundEarly ? 1 : 0)
    add(object.runsDynamicSQL ? 1 : 0)
    add(object.definition)
    add(object.uses.count)
    for use in object.uses {
      add(use.table)
      add(use.column)
      add(use.role.rawValue)
      add(use.certainty.rawValue)
      add(use.output ?? "")
      add(use.via ?? "")
      add(use.line ?? 0)
    }
  }

  mutating func word() -> String? { words.popFirst().map { String(decoding: $0, as: UTF8.self) } }

  mutating func number() -> Int? { word().flatMap { Int($0) } }

  /// How many of something follow; each has at least one word.
  mutating func count() -> Int? { number().flatMap { $0 >= 0 && $0 <= words.count ? $0 : nil } }

  mutating func list() -> [String]? {
    guard let count = count() else { return nil }
    return (0..<count).compactMap { _ in word() }
  }

  mutating func name() -> RelationName? {
    guard let schema = word(), let name = word() else { return nil }
    return RelationName(schema: schema.isEmpty ? nil : schema, name: name)
  }

  mutating func object(withDefinition isDefined: Bool) -> DatabaseObject? {
    guard let kind = word().flatMap(DatabaseObject.Kind.init), let name = name(), let arguments = word(),
      let table = self.name(), let path = word(), let line = number(), let isBoundEarly = number(),
      let isDynamic = number(), let definition = isDefined ? word() : "", let count = count()
    else { return nil }
    var object = DatabaseObject(
      kind: kind, name: name, arguments: arguments, table: table.name.isEmpty ? nil : table,
      path: path.isEmpty ? nil : path, line: line == 0 ? nil : line, isBoundEarly: isBoundEarly == 1,
      runsDynamicSQL: isDynamic == 1, definition: definition)
    for _ in 0..<count {
      guard let use = use() else { return nil }
      object.uses.append(use)
    }
    return object
  }

  private mutating func use() -> ObjectUse? {
    guard let table = name(), let column = word(), let role = word().flatMap(ObjectUse.Role.init),
      let certainty = word().flatMap(ColumnUse.Certainty.init), let output = word(), let via = word(),
      let line = number()
    else { return nil }
    return ObjectUse(
      table: table, column: column, role: role, certainty: certainty, output: output.isEmpty ? nil : output,
      via: via.isEmpty ? nil : via, line: line == 0 ? nil : line)
  }
}
