internal import FactStore
internal import QueryTemplates
internal import SourceModel

/// Looks at the bytes of a file of any language, once: whether statements or calls that send them may stand in it,
/// which names it may define, and which it mentions.
///
/// It reads identifiers and what stands around them, nothing of syntax. To see too much costs a file parsed for nothing;
/// so where it is cheaper to guess, it guesses yes.
struct BlobScanner: Sendable {
  /// Raised when the rules change, so that files are looked at again.
  private static let version = 3

  private static let ownObject = DefinedName.hash(of: "self")

  /// Changes with whatever decides what ``scan(_:)`` tells.
  let digest: UInt64
  private let table: WordTable
  private let builderCalls: Set<UInt32>

  /// - Parameters:
  ///   - sinks: the names of functions that send statements.
  ///   - builderCalls: those of functions of ORMs and query builders.
  init(sinks: some Sequence<String>, builderCalls: some Sequence<String> = []) {
    self.builderCalls = Set(builderCalls.map(DefinedName.hash))
    table = WordTable(sinks: sinks)
    var hash = StableHash()
    for name in ["\(Self.version) \(MentionScanner.version)"] + Set(sinks).sorted() + [""] + Set(builderCalls).sorted()
    {
      hash.combine(Array((name + "\0").utf8))
    }
    digest = hash.value
  }

  func scan(_ bytes: [UInt8]) -> BlobScan {
    if let rule = SkipRule.rule(forContent: bytes) {
      return BlobScan(skippedBy: rule.rawValue, isCandidate: false, definedNames: [], mentionedNames: [])
    }
    var isCandidate = false
    var names: Set<UInt32> = []
    var mentions: [UInt32] = []
    var calls: [UInt32: UInt32] = [:]
    var words = WordReader(bytes)
    var previous: WordTable.Role?
    while let word = words.next() {
      let role = table.role(of: word.hash)
      if !isCandidate {
        isCandidate =
          role == .sink && word.follower == .parenthesis
          || StatementBeginning.isFound(at: word.start..<word.end, in: bytes)
      }
      if role != .definer, role != .keyword, word.end - word.start > 1,
        word.mayBeDefined(behind: previous, opensBlock: { words.lineOpensBlock(from: word.end) })
      {
        names.insert(word.hash)
      }
      if isMention(role, length: word.end - word.start) { mentions.append(word.hash) }
      if word.follower == .parenthesis, builderCalls.contains(word.hash) { calls[word.hash, default: 0] += 1 }
      // In `def self.name`, the name is still to come.
      previous = previous == .definer && word.hash == Self.ownObject ? .definer : role
    }
    return BlobScan(
      skippedBy: nil, isCandidate: isCandidate, definedNames: names.sorted(),
      mentionedNames: Set(mentions).sorted(),
      builderCalls: calls.sorted { $0.key < $1.key }.map { BlobScan.NameCount(name: $0.key, count: $0.value) })
  }

  /// Whether a file's scan tells that it mentions the name.
  func notesMentions(of name: String) -> Bool {
    isMention(table.role(of: DefinedName.hash(of: name)), length: name.utf8.count)
  }

  private func isMention(_ role: WordTable.Role?, length: Int) -> Bool { (role == nil || role == .sink) && length > 2 }
}
