import TestSupport
import Testing

/// The house of ARCHITECTURE.md: which module may use which.
@Suite struct ModuleTests {
  private static let ofTheSystem: Set<String> = [
    "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Synchronization",
  ]

  @Test func listedModulesHaveFoldersAndFoldersAreListed() throws {
    let graph = try ModuleGraph()
    let listed = Set(graph.modules.map(\.name)).union(["CTreeSitter", "CPgQuery", "CPostgres", "pgxref"])
    #expect(Checkout.folders(in: "Sources") == listed)
  }

  @Test func listedTestTargetsHaveFoldersAndFoldersAreListed() throws {
    let graph = try ModuleGraph()
    #expect(Checkout.folders(in: "Tests").subtracting(["Support"]) == Set(graph.testTargets.map(\.name)))
  }

  @Test func dependenciesPointDown() throws {
    let graph = try ModuleGraph()
    let names = Set(graph.modules.map(\.name))
    var below: Set<String> = []
    for (name, dependencies) in graph.modules {
      let upwards = dependencies.intersection(names).subtracting(below)
      #expect(upwards.isEmpty, "\(name) stands below \(upwards.sorted()) in Package.swift")
      below.insert(name)
    }
  }

  @Test func importsAreDeclared() throws {
    for (name, dependencies) in try ModuleGraph().modules {
      let allowed = dependencies.union(Self.ofTheSystem)
      for file in Checkout.files(under: "Sources/\(name)", named: ".swift") {
        let undeclared = try imports(of: file).subtracting(allowed)
        #expect(undeclared.isEmpty, "\(file) imports \(undeclared.sorted()), which Package.swift does not declare")
      }
    }
  }

  @Test func declaredDependenciesAreImported() throws {
    for (name, dependencies) in try ModuleGraph().modules {
      let imported = Set(try Checkout.files(under: "Sources/\(name)", named: ".swift").flatMap(imports))
      let unused = dependencies.subtracting(imported)
      #expect(unused.isEmpty, "\(name) declares \(unused.sorted()) in Package.swift and never imports it")
    }
  }

  @Test func unsafeCodeStaysInsideTheWrappers() throws {
    for file in Checkout.files(under: "Sources", named: ".swift")
    where !file.hasPrefix("Sources/TreeSitter/") && !file.hasPrefix("Sources/PostgresParser/")
      && !file.hasPrefix("Sources/PostgresServer/")
      && file != "Sources/FactStore/FileReplacement.swift"
    {
      let lines = try Checkout.lines(of: file).enumerated().filter { isUnsafe($0.element) }.map { $0.offset + 1 }
      #expect(lines.isEmpty, "\(file) uses `unsafe` in lines \(lines)")
    }
  }

  private func isUnsafe(_ line: Substring) -> Bool {
    let words = line.split { !$0.isLetter && $0 != "/" && $0 != "\"" }
    return words.prefix { !$0.hasPrefix("//") && !$0.contains("\"") }.contains("unsafe")
  }

  private func imports(of file: String) throws -> Set<String> {
    var found: Set<String> = []
    for line in try Checkout.lines(of: file) {
      let words = line.split(separator: " ").drop { $0.hasPrefix("@") || Self.accessLevels.contains($0) }
      if words.first == "import", let last = words.last { found.insert(String(last.prefix { $0 != "." })) }
    }
    return found
  }

  private static let accessLevels: Set<Substring> = ["package", "internal", "public", "private", "fileprivate"]
}
