internal import CPgQuery
package import SourceModel

/// libpg_query: PostgreSQL's own scanner and parser, outside of a server.
///
/// Every entry runs on a stack of its own (``withParserStack(_:)``) and refuses what could overflow it. Texts are UTF-8;
/// offsets are UTF-8 byte offsets into them.
package enum PostgresParser {
  /// Of the PostgreSQL whose grammar this is. Fingerprints of different majors cannot be compared.
  package static let majorVersion = Int(PG_MAJORVERSION) ?? 0

  /// In bytes. An IN list of 10,000 parameters has about 70,000.
  package static let maximumLength = 1 << 20

  /// How many operators and open brackets may be pending at one place of a statement.
  package static let maximumDepth = 5_000

  /// The 64-bit fingerprint, which ignores constants, parameters, white space and output names.
  package static func fingerprint(_ text: [UInt8]) throws(ParseFailure) -> Fingerprint {
    try unsafe withCheckedText(text) { input in
      let result = unsafe pg_query_fingerprint(input)
      defer { unsafe pg_query_free_fingerprint_result(result) }
      if let error = unsafe result.error { return .failure(unsafe ParseFailure(error.pointee, in: text)) }
      return .success(unsafe Fingerprint(value: result.fingerprint, libraryMajor: majorVersion))
    }
  }

  /// The parse tree of one or more statements.
  package static func parse(_ text: [UInt8]) throws(ParseFailure) -> SyntaxTree {
    try unsafe withCheckedText(text) { input in
      let result = unsafe pg_query_parse_protobuf(input)
      defer { unsafe pg_query_free_protobuf_parse_result(result) }
      if let error = unsafe result.error { return .failure(unsafe ParseFailure(error.pointee, in: text)) }
      return unsafe MessageArena.withAllocator { allocator in
        let message = unsafe result.parse_tree.data.withMemoryRebound(to: UInt8.self, capacity: result.parse_tree.len) {
          unsafe pg_query__parse_result__unpack(allocator, result.parse_tree.len, $0)
        }
        guard let message = unsafe message else { return .failure(.syntax(message: "out of memory", offset: nil)) }
        return .success(unsafe SyntaxTreeBuilder.tree(of: UnsafeRawPointer(message)))
      }
    }
  }

  /// The text with its constants as `$n`, numbered behind the parameters it has.
  ///
  /// Constants stay in utility statements and in comments, so this is not what keeps literals of production out of the
  /// index.
  package static func normalize(_ text: [UInt8]) throws(ParseFailure) -> [UInt8] {
    try unsafe withCheckedText(text) { input in
      let result = unsafe pg_query_normalize(input)
      defer { unsafe pg_query_free_normalize_result(result) }
      if let error = unsafe result.error { return .failure(unsafe ParseFailure(error.pointee, in: text)) }
      guard let normalized = unsafe result.normalized_query else {
        return .failure(.syntax(message: "out of memory", offset: nil))
      }
      return .success(unsafe Array(String(cString: normalized).utf8))
    }
  }

  /// All tokens, comments included. Fails for the whole text where it is cut inside of a quote or a comment.
  package static func scan(_ text: [UInt8]) throws(ParseFailure) -> [ScannedToken] {
    try unsafe withText(text) { input in
      let result = unsafe pg_query_scan(input)
      defer { unsafe pg_query_free_scan_result(result) }
      if let error = unsafe result.error { return .failure(unsafe ParseFailure(error.pointee, in: text)) }
      return unsafe MessageArena.withAllocator { allocator in
        let message = unsafe result.pbuf.data.withMemoryRebound(to: UInt8.self, capacity: result.pbuf.len) {
          unsafe pg_query__scan_result__unpack(allocator, result.pbuf.len, $0)
        }
        guard let message = unsafe message else { return .failure(.syntax(message: "out of memory", offset: nil)) }
        let tokens = unsafe UnsafeBufferPointer(start: message.pointee.tokens, count: message.pointee.n_tokens)
        return .success(unsafe tokens.compactMap { unsafe $0.map { unsafe ScannedToken($0.pointee) } })
      }
    }
  }
}

extension PostgresParser {
  private static func withCheckedText<Value>(
    _ text: [UInt8], _ body: (UnsafePointer<CChar>) -> Result<Value, ParseFailure>
  ) throws(ParseFailure) -> Value {
    if text.count > maximumLength { throw .tooLong(bytes: text.count) }
    // Shorter texts have no room for so many operators, so most statements are scanned only once.
    if text.count > maximumDepth, depth(of: try scan(text), in: text) > maximumDepth { throw .tooComplex }
    return try unsafe withText(text, body)
  }

  private static func withText<Value>(
    _ text: [UInt8], _ body: (UnsafePointer<CChar>) -> Result<Value, ParseFailure>
  ) throws(ParseFailure) -> Value {
    if let zero = text.firstIndex(of: 0) { throw .zeroByte(offset: zero) }
    return try withParserStack { () throws(ParseFailure) in
      let terminated = text + [0]
      return try unsafe terminated.withUnsafeBufferPointer { buffer in
        unsafe buffer.withMemoryRebound(to: CChar.self) { characters -> Result<Value, ParseFailure> in
          guard let start = characters.baseAddress else { preconditionFailure("a terminated text has a byte") }
          return unsafe body(start)
        }
      }.get()
    }
  }
}

extension ParseFailure {
  /// - Parameter text: what was parsed; the library tells positions in characters of it, counted from 1.
  fileprivate init(_ error: PgQueryError, in text: [UInt8]) {
    let message = unsafe error.message.map { unsafe String(cString: $0) } ?? "unknown error"
    let position = unsafe Int(error.cursorpos)
    self = .syntax(message: message, offset: position > 0 ? text.offset(ofCharacter: position - 1) : nil)
  }
}

extension [UInt8] {
  /// The offset of the n-th UTF-8 character, counted from 0.
  fileprivate func offset(ofCharacter number: Int) -> Int {
    var left = number
    for (offset, byte) in enumerated() where byte & 0xC0 != 0x80 {
      if left == 0 { return offset }
      left -= 1
    }
    return count
  }
}
