import TestSupport

/// The modules and test targets that Package.swift lists, read from its text.
struct ModuleGraph {
  /// In the order of the list, which is from the bottom up.
  let modules: [(name: String, dependencies: Set<String>)]
  let testTargets: [(name: String, dependencies: Set<String>)]

  init() throws {
    let manifest = try Checkout.text(of: "Package.swift")
    modules = Self.entries(of: "modules", in: manifest)
    testTargets = Self.entries(of: "testTargets", in: manifest)
  }

  /// The entries `("Name", ["Dependency", …])` of one list.
  private static func entries(of list: String, in manifest: String) -> [(name: String, dependencies: Set<String>)] {
    guard let start = manifest.firstRange(of: "let \(list):")?.upperBound,
      let opening = manifest[start...].firstRange(of: "= [")?.upperBound,
      let end = manifest[opening...].firstRange(of: "\n]")?.lowerBound
    else { return [] }
    return manifest[opening..<end].matches(of: /\(\s*"(\w+)",\s*\[([^\]]*)\]/).map { match in
      (String(match.1), Set(match.2.matches(of: /\w+/).map { moduleName(of: String($0.0)) }))
    }
  }

  /// Products of other packages are listed by the name of a constant.
  private static func moduleName(of dependency: String) -> String {
    ["grdb": "GRDB", "argumentParser": "ArgumentParser", "yams": "Yams", "logging": "Logging"][dependency] ?? dependency
  }
}
