/// What a look at the bytes of a file tells, without parsing them. Kept by blob, so that a file is read only once.
package struct BlobScan: Hashable, Sendable {
  /// The name of the rule by which the file is passed over because of its content; nil when it is not.
  package var skippedBy: String?
  /// It shows the shape of a statement, or the name of a sink.
  package var isCandidate: Bool
  /// Hashes of the names that it may define; sorted, without repetitions.
  package var definedNames: [UInt32]
  /// Hashes of all names that stand in it; sorted, without repetitions.
  package var mentionedNames: [UInt32]

  /// How often functions of ORMs and query builders are called in it, by name; sorted.
  package var builderCalls: [NameCount]

  package struct NameCount: Hashable, Sendable {
    /// The name's hash.
    package var name: UInt32
    package var count: UInt32

    package init(name: UInt32, count: UInt32) {
      self.name = name
      self.count = count
    }
  }

  package init(
    skippedBy: String?, isCandidate: Bool, definedNames: [UInt32], mentionedNames: [UInt32],
    builderCalls: [NameCount] = []
  ) {
    self.skippedBy = skippedBy
    self.isCandidate = isCandidate
    self.definedNames = definedNames
    self.mentionedNames = mentionedNames
    self.builderCalls = builderCalls
  }
}
