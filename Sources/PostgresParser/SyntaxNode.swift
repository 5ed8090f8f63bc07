/// A node of a ``SyntaxTree``. It keeps the tree alive.
///
/// As in protobuf, a field that is zero, false, an empty text or an empty list is not told from one that is absent.
package struct SyntaxNode: Sendable {
  let storage: SyntaxTree.Storage
  let index: Int

  /// Tells it from all other nodes of the tree.
  package var id: Int { index }

  /// All of the tree that it is a node of.
  package var tree: SyntaxTree { SyntaxTree(storage: storage) }

  package var kind: SyntaxKind { MessageLayouts.all[storage.nodes[index].layout].kind }

  /// The node's name in `pg_query.proto`, such as `SelectStmt`; also of the kinds that are `other`.
  package var kindName: String { MessageLayouts.all[storage.nodes[index].layout].name }

  /// The node in a field, or nil.
  package subscript(field: SyntaxField) -> SyntaxNode? {
    guard case .node(let child) = value(of: field) else { return nil }
    return SyntaxNode(storage: storage, index: child)
  }

  /// The nodes of a list.
  package func nodes(_ field: SyntaxField) -> [SyntaxNode] {
    guard case .list(let first, let count) = value(of: field) else { return [] }
    return storage.items[first..<first + count].map { SyntaxNode(storage: storage, index: $0) }
  }

  /// The text in a field, or nil.
  package func text(_ field: SyntaxField) -> String? {
    guard case .text(let text) = value(of: field) else { return nil }
    return text
  }

  /// The number in a field; 0 when absent. Locations are UTF-8 byte offsets, -1 where the parser knows none.
  package func integer(_ field: SyntaxField) -> Int {
    guard case .integer(let number) = value(of: field) else { return 0 }
    return number
  }

  package func flag(_ field: SyntaxField) -> Bool { integer(field) != 0 }

  /// The name of an enumerator as `pg_query.proto` spells it, such as `JOIN_LEFT`; empty when the field is absent.
  package func symbol(_ field: SyntaxField) -> String {
    let layout = storage.nodes[index].layout
    for stored in fields where MessageLayouts.all[layout].fields[stored.position].key == field {
      guard case .integer(let number) = stored.value else { return "" }
      return MessageLayouts.all[layout].enumerators[stored.position][number] ?? ""
    }
    return ""
  }

  /// What a field holds.
  package enum Content: Sendable {
    case node(SyntaxNode)
    case nodes([SyntaxNode])
    case text(String)
    /// A number, a truth value or an enumerator.
    case integer(Int)
    case float(Double)
  }

  /// All fields that hold something, in the order of `pg_query.proto` and under its names.
  package var contents: [(name: String, content: Content)] {
    let layout = storage.nodes[index].layout
    return fields.map { field in
      let content: Content =
        switch field.value {
        case .node(let child): .node(SyntaxNode(storage: storage, index: child))
        case .list(let first, let count):
          .nodes(storage.items[first..<first + count].map { SyntaxNode(storage: storage, index: $0) })
        case .text(let text): .text(text)
        case .integer(let number): .integer(number)
        case .float(let number): .float(number)
        }
      return (MessageLayouts.all[layout].fieldNames[field.position], content)
    }
  }

  /// All nodes below this one and next to it, in the order of the fields of `pg_query.proto`.
  package var children: [SyntaxNode] {
    var found: [SyntaxNode] = []
    for field in fields {
      switch field.value {
      case .node(let child): found.append(SyntaxNode(storage: storage, index: child))
      case .list(let first, let count):
        for item in storage.items[first..<first + count] { found.append(SyntaxNode(storage: storage, index: item)) }
      case .text, .integer, .float: break
      }
    }
    return found
  }

  /// The strings of a list of String nodes, such as the parts of a qualified name; other items are passed over.
  package func texts(_ field: SyntaxField) -> [String] { nodes(field).compactMap { $0.text(.stringValue) } }

  private var fields: ArraySlice<SyntaxTree.Storage.Field> {
    let node = storage.nodes[index]
    return storage.fields[node.firstField..<node.firstField + node.fieldCount]
  }

  private func value(of key: SyntaxField) -> SyntaxTree.Storage.Value? {
    let layout = storage.nodes[index].layout
    for stored in fields where MessageLayouts.all[layout].fields[stored.position].key == key { return stored.value }
    return nil
  }
}
