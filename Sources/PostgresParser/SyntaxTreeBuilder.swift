internal import CPgQuery

/// Copies a protobuf message and all messages below it into the flat arrays of a ``SyntaxTree``.
struct SyntaxTreeBuilder {
  private typealias Storage = SyntaxTree.Storage

  private var nodes: [Storage.Node] = []
  private var fields: [Storage.Field] = []
  private var items: [Int] = []

  /// - Parameter message: a `PgQuery__ParseResult`, which must stay alive during the call only.
  static func tree(of message: UnsafeRawPointer) -> SyntaxTree {
    var builder = SyntaxTreeBuilder()
    let root = unsafe builder.add(message, layout: MessageLayouts.root)
    return SyntaxTree(
      storage: Storage(nodes: builder.nodes, fields: builder.fields, items: builder.items, root: root))
  }

  /// Adds a message and what is below it; returns its index. Recursion is bounded by the parser's own limits.
  private mutating func add(_ message: UnsafeRawPointer, layout: Int) -> Int {
    if layout == MessageLayouts.wrapper { return unsafe addWrapped(message) }
    var own: [Storage.Field] = []
    for position in MessageLayouts.all[layout].fields.indices {
      let field = MessageLayouts.all[layout].fields[position]
      if let value = unsafe value(of: field, in: message) {
        own.append(Storage.Field(position: position, value: value))
      }
    }
    nodes.append(Storage.Node(layout: layout, firstField: fields.count, fieldCount: own.count))
    fields += own
    return nodes.count - 1
  }

  private mutating func addWrapped(_ wrapper: UnsafeRawPointer) -> Int {
    let members = MessageLayouts.all[MessageLayouts.wrapper].fields
    let tag = unsafe wrapper.load(fromByteOffset: members[0].quantifierOffset, as: UInt32.self)
    // Tags count from 1 without gaps in practice; a gap would only cost the search.
    let direct = Int(tag) - 1
    let member =
      members.indices.contains(direct) && members[direct].tag == tag ? members[direct] : members.first { $0.tag == tag }
    if let member, case .message(let layout) = member.shape,
      let inner = unsafe wrapper.load(fromByteOffset: member.offset, as: UnsafeRawPointer?.self)
    {
      return unsafe add(inner, layout: layout)
    }
    nodes.append(Storage.Node(layout: MessageLayouts.wrapper, firstField: fields.count, fieldCount: 0))
    return nodes.count - 1
  }

  private mutating func value(of field: MessageLayouts.Field, in message: UnsafeRawPointer) -> Storage.Value? {
    if field.isOneOf {
      guard unsafe message.load(fromByteOffset: field.quantifierOffset, as: UInt32.self) == field.tag else {
        return nil
      }
    }
    switch field.shape {
    case .message(let layout):
      guard let inner = unsafe message.load(fromByteOffset: field.offset, as: UnsafeRawPointer?.self) else {
        return nil
      }
      return .node(unsafe add(inner, layout: layout))
    case .messages(let layout): return unsafe list(of: field, layout: layout, in: message)
    case .text:
      guard let text = unsafe message.load(fromByteOffset: field.offset, as: UnsafePointer<CChar>?.self),
        unsafe text.pointee != 0
      else { return nil }
      return .text(unsafe String(cString: text))
    case .int32, .boolean:
      let number = unsafe message.load(fromByteOffset: field.offset, as: Int32.self)
      return number == 0 ? nil : .integer(Int(number))
    case .int64:
      let number = unsafe message.load(fromByteOffset: field.offset, as: Int64.self)
      return number == 0 ? nil : .integer(Int(number))
    case .float: return .float(Double(unsafe message.load(fromByteOffset: field.offset, as: Float.self)))
    case .double: return .float(unsafe message.load(fromByteOffset: field.offset, as: Double.self))
    case .ignored: return nil
    }
  }

  private mutating func list(
    of field: MessageLayouts.Field, layout: Int, in message: UnsafeRawPointer
  ) -> Storage.Value? {
    let count = unsafe message.load(fromByteOffset: field.quantifierOffset, as: Int.self)
    guard count > 0,
      let elements = unsafe message.load(fromByteOffset: field.offset, as: UnsafePointer<UnsafeRawPointer>?.self)
    else { return nil }
    let indices = unsafe UnsafeBufferPointer(start: elements, count: count).map { unsafe add($0, layout: layout) }
    let first = items.count
    items += indices
    return .list(first: first, count: count)
  }
}
