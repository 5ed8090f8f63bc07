internal import FactStore
internal import HostLanguages
internal import SourceModel

/// Counts the calls on ORMs and query builders over what the looks at the files' bytes told.
struct BuilderTally {
  private struct Builder {
    var name: String
    var signs: Set<UInt32>
    var calls: Set<UInt32>
    var inSignedFiles: Bool
    var isUsed = false
    var callCount = 0
    var fileCount = 0
  }

  private let language: String
  private var builders: [Builder]

  init(_ language: String, _ signs: [BuilderSigns]) {
    self.language = language
    builders = signs.map { builder in
      Builder(
        name: builder.name, signs: Set(builder.signs.map(DefinedName.hash)),
        calls: Set(builder.calls.map(DefinedName.hash)), inSignedFiles: builder.inSignedFiles == true)
    }
  }

  /// Adds what is told of one file.
  mutating func add(_ scan: BlobScan) {
    for index in builders.indices {
      let isSigned = scan.mentionedNames.contains { builders[index].signs.contains($0) }
      builders[index].isUsed = builders[index].isUsed || isSigned
      if builders[index].inSignedFiles, !isSigned { continue }
      let calls = scan.builderCalls.reduce(0) { $0 + (builders[index].calls.contains($1.name) ? Int($1.count) : 0) }
      builders[index].callCount += calls
      builders[index].fileCount += calls > 0 ? 1 : 0
    }
  }

  /// The names of those that the code uses at all.
  var usedNames: [String] { builders.filter(\.isUsed).map(\.name) }

  var uses: [BuilderUse] {
    builders.filter { $0.isUsed && $0.callCount > 0 }.map {
      BuilderUse(name: $0.name, language: language, calls: $0.callCount, files: $0.fileCount)
    }
  }
}
