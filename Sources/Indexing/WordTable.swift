/// Words that mean something to ``BlobScanner``, looked up by hash.
struct WordTable: Sendable {
  enum Role {
    /// The name behind it is declared here.
    case definer
    /// What stands behind it is used, not declared.
    case keyword
    case sink
  }

  private static let definers = [
    "class", "def", "define", "enum", "final", "fn", "fun", "func", "function", "interface", "module", "object", "proc",
    "record", "static", "struct", "sub", "trait", "type",
  ]

  private static let keywords = [
    "and", "as", "assert", "await", "case", "catch", "defer", "delete", "do", "echo", "elif", "else", "elsif", "except",
    "for", "from", "go", "if", "import", "in", "instanceof", "is", "match", "new", "not", "or", "print", "puts",
    "raise",
    "return", "switch", "then", "throw", "typeof", "unless", "until", "when", "where", "while", "with", "yield",
  ]

  /// A table of open addressing, at most half full.
  private var slots: [(hash: UInt32, role: Role)?]

  init(sinks: some Sequence<String>) {
    let words =
      Self.definers.map { ($0, Role.definer) } + Self.keywords.map { ($0, Role.keyword) }
      + sinks.map { ($0, Role.sink) }
    var capacity = 256
    while capacity < 2 * words.count { capacity *= 2 }
    slots = Array(repeating: nil, count: capacity)
    for (word, role) in words {
      let hash = DefinedName.hash(of: word)
      var slot = Int(hash) & (capacity - 1)
      while slots[slot] != nil { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = (hash, role)
    }
  }

  func role(of hash: UInt32) -> Role? {
    var slot = Int(hash) & (slots.count - 1)
    while let entry = slots[slot] {
      if entry.hash == hash { return entry.role }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }
}
