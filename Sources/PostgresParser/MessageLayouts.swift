internal import CPgQuery

/// Where the fields of libpg_query's protobuf messages lie in memory, read once from the descriptors that protobuf-c
/// generates. With them one walk (``SyntaxTreeBuilder``) reads messages of every type.
enum MessageLayouts {
  struct Message: Sendable {
    var name: String
    var kind: SyntaxKind
    /// Sorted by tag.
    var fields: [Field]
    /// As many as fields.
    var fieldNames: [String]
    /// For each field that is an enumeration the names of its values.
    var enumerators: [[Int: String]]
  }

  /// What the walk needs; it is copied for each field of each node, so nothing in it is counted.
  struct Field: BitwiseCopyable, Sendable {
    enum Shape: BitwiseCopyable, Sendable {
      /// The associated value is the index of the message's layout.
      case message(Int)
      case messages(Int)
      case text, int32, int64, boolean, float, double
      /// A list of scalars, which no statement that is parsed here needs.
      case ignored
    }

    var key: SyntaxField
    var tag: UInt32
    var shape: Shape
    /// Bytes from the message's start to the field.
    var offset: Int
    /// Bytes from the message's start to the count of a list, or to the tag of the member that a one-of holds.
    var quantifierOffset: Int
    var isOneOf: Bool
  }

  static let all: [Message] = unsafe read(from: pg_query__parse_result__descriptor)
  static let root = 0
  /// `Node` is only a wrapper around the one message it holds, and leaves no node in the tree.
  static let wrapper = all.firstIndex { $0.name == "Node" } ?? root

  private static func read(from root: ProtobufCMessageDescriptor) -> [Message] {
    var found = unsafe [root]
    var messages: [Message] = []
    while unsafe messages.count < found.count {
      let descriptor = unsafe found[messages.count]
      let fields = unsafe UnsafeBufferPointer(start: descriptor.fields, count: Int(descriptor.n_fields))
      // Not the short name, which lacks the underscore of `A_Star`.
      let name = unsafe String(String(cString: descriptor.name).dropFirst("pg_query.".count))
      let kind = SyntaxKind(rawValue: name) ?? .other
      let layouts = unsafe fields.map { field in
        unsafe layout(of: field) { message in
          if let known = unsafe found.firstIndex(where: { unsafe $0.name == message.pointee.name }) { return known }
          unsafe found.append(message.pointee)
          return unsafe found.count - 1
        }
      }
      messages.append(
        Message(
          name: name, kind: kind, fields: layouts, fieldNames: unsafe fields.map { unsafe String(cString: $0.name) },
          enumerators: unsafe fields.map { unsafe enumerators(of: $0) }))
    }
    return messages
  }

  private static func layout(
    of field: ProtobufCFieldDescriptor, indexOf: (UnsafePointer<ProtobufCMessageDescriptor>) -> Int
  ) -> Field {
    unsafe Field(
      key: SyntaxField(rawValue: String(cString: field.name)) ?? .other, tag: field.id,
      shape: shape(of: field, indexOf: indexOf),
      offset: Int(field.offset), quantifierOffset: Int(field.quantifier_offset),
      isOneOf: field.flags & UInt32(PROTOBUF_C_FIELD_FLAG_ONEOF.rawValue) != 0)
  }

  private static func shape(
    of field: ProtobufCFieldDescriptor, indexOf: (UnsafePointer<ProtobufCMessageDescriptor>) -> Int
  ) -> Field.Shape {
    let isList = unsafe field.label == PROTOBUF_C_LABEL_REPEATED
    if unsafe field.type == PROTOBUF_C_TYPE_MESSAGE, let descriptor = unsafe field.descriptor {
      let index = unsafe indexOf(descriptor.assumingMemoryBound(to: ProtobufCMessageDescriptor.self))
      return isList ? .messages(index) : .message(index)
    }
    if isList { return .ignored }
    switch unsafe field.type {
    case PROTOBUF_C_TYPE_STRING: return .text
    case PROTOBUF_C_TYPE_INT32, PROTOBUF_C_TYPE_UINT32, PROTOBUF_C_TYPE_ENUM: return .int32
    case PROTOBUF_C_TYPE_INT64, PROTOBUF_C_TYPE_UINT64: return .int64
    case PROTOBUF_C_TYPE_BOOL: return .boolean
    case PROTOBUF_C_TYPE_FLOAT: return .float
    case PROTOBUF_C_TYPE_DOUBLE: return .double
    default: return .ignored
    }
  }

  private static func enumerators(of field: ProtobufCFieldDescriptor) -> [Int: String] {
    guard unsafe field.type == PROTOBUF_C_TYPE_ENUM, let pointer = unsafe field.descriptor else { return [:] }
    let descriptor = unsafe pointer.assumingMemoryBound(to: ProtobufCEnumDescriptor.self).pointee
    let values = unsafe UnsafeBufferPointer(start: descriptor.values, count: Int(descriptor.n_values))
    return unsafe Dictionary(values.map { unsafe (Int($0.value), String(cString: $0.name)) }) { first, _ in first }
  }
}
