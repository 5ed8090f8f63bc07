/// Where units stand, as imports name them.
struct ModulePaths: Sendable {
  /// Folder names and the file's name without its extension, in lower case.
  private let files: [[Substring]]
  /// The same, but a file that stands for its folder counts as the folder.
  private let modules: [[Substring]]
  /// All folders and files by themselves, and with what stands in them.
  private let names: Set<Substring>
  private let pairs: Set<[Substring]>

  init(of paths: [String]) {
    files = paths.map { path in
      var parts = path.lowercased().split(separator: "/")
      guard let file = parts.popLast() else { return [] }
      // `user.queries.ts` is imported as `user.queries`.
      return parts + file.split(separator: ".").dropLast(file.contains(".") ? 1 : 0)
    }
    modules = zip(paths, files).map { path, file in
      let isFolder = file.last.map { ["__init__", "index", "mod", "lib"].contains($0) } ?? false
      return isFolder && file.count == path.split(separator: "/").count ? file.dropLast() : file
    }
    names = Set(files.joined())
    pairs = Set(files.flatMap { file in zip(file, file.dropFirst()).map { [$0, $1] } })
  }

  /// The folder of each unit; of a file that stands for its folder, the one around it.
  var folders: [String] { modules.map { $0.dropLast().joined(separator: "/") } }

  /// How many of the last parts of an import's path name the unit, or the folder that it is in.
  func closeness(of unit: Int, to module: [Substring]) -> Int {
    max(closeness(ofFile: unit, to: module), Self.commonSuffix(module, modules[unit].dropLast()))
  }

  /// How many of the last parts of an import's path name the unit itself.
  func closeness(ofFile unit: Int, to module: some BidirectionalCollection<Substring>) -> Int {
    max(Self.commonSuffix(module, modules[unit][...]), Self.commonSuffix(module, files[unit][...]))
  }

  /// Whether the first part of an import's path is a folder around the unit: then it is code of the repository that is imported.
  func isInPackage(_ unit: Int, of module: [Substring]) -> Bool {
    module.count > 1 && files[unit].dropLast().contains(module[0])
  }

  /// Whether an import's path may name something of the repository: what it begins with or what it ends with is a folder.
  func mayHold(_ module: [Substring]) -> Bool {
    module.suffix(2).contains { names.contains($0) } || module.count > 2 && pairs.contains(Array(module.prefix(2)))
  }

  static func components(ofModule path: String) -> [Substring] {
    path.lowercased().split { "./\\:\"'`".contains($0) }
  }

  private static func commonSuffix(
    _ left: some BidirectionalCollection<Substring>, _ right: ArraySlice<Substring>
  ) -> Int {
    zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
  }
}
