/// The bytes in which the index keeps a catalogue: words that end with a zero byte, which no identifier can hold, and counts
/// before each list. Equal catalogues have equal bytes.
extension Catalogue {
  private static let version = "catalogue 1"

  package var encoded: [UInt8] {
    var words = [Self.version]
    func append(_ list: [String]) { words += [String(list.count)] + list }
    append(searchPath)
    words.append(String(relations.count))
    for relation in relations {
      words += [relation.name.schema ?? "", relation.name.name, relation.kind.rawValue]
      append(relation.columns)
      append(relation.primaryKey)
      append(relation.parents.flatMap { [$0.schema ?? "", $0.name] })
    }
    return words.flatMap { Array($0.utf8) + [0] }
  }

  /// nil for bytes that another version wrote.
  package init?(decoding bytes: [UInt8]) {
    var words = bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast()[...]
    func word() -> String? { words.popFirst().map { String(decoding: $0, as: UTF8.self) } }
    func list() -> [String]? {
      guard let count = word().flatMap({ Int($0) }), count <= words.count else { return nil }
      return (0..<count).compactMap { _ in word() }
    }
    guard word() == Self.version, let path = list(), let count = word().flatMap({ Int($0) }) else { return nil }
    self.init(searchPath: path)
    for _ in 0..<count {
      guard let schema = word(), let name = word(), let kind = word().flatMap(Relation.Kind.init),
        let columns = list(), let key = list(), let parents = list(), parents.count.isMultiple(of: 2)
      else { return nil }
      let full = RelationName(schema: schema, name: name)
      let parentNames = stride(from: 0, to: parents.count, by: 2).map {
        RelationName(schema: parents[$0], name: parents[$0 + 1])
      }
      self[full] = Relation(name: full, kind: kind, columns: columns, primaryKey: key, parents: parentNames)
    }
  }
}
