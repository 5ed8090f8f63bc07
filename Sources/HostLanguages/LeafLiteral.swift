internal import SourceModel

/// Literals that the grammar keeps as one token, such as Go's backticks and Rust's `r#"…"#`.
enum LeafLiteral {
  /// What stands between the first quote and the last one; nil when there are no two.
  static func content(of source: [UInt8], in range: ByteRange) -> ByteRange? {
    let quotes: Set<UInt8> = [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`")]
    guard let open = (range.start..<range.end).first(where: { quotes.contains(source[$0]) }),
      let close = (open + 1..<max(open + 1, range.end)).last(where: { source[$0] == source[open] })
    else { return nil }
    return ByteRange(start: open + 1, end: close)
  }
}
