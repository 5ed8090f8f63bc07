// swift-tools-version: 6.2
import PackageDescription

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")

/// The modules, from the bottom up. An arrow may only point down; `Tests/TidyTests` holds every `import` against this list.
let modules: [(name: String, dependencies: [Target.Dependency])] = [
  ("SourceModel", []),
  ("AnswerText", ["SourceModel"]),
  ("Settings", [yams, "SourceModel"]),
  ("TreeSitter", ["CTreeSitter", "SourceModel"]),
  ("PostgresParser", ["CPgQuery", "SourceModel"]),
  ("PostgresServer", ["CPostgres"]),
  ("QueryTemplates", ["SourceModel"]),
  ("HostLanguages", ["TreeSitter", "SourceModel"]),
  ("StringEvaluation", ["HostLanguages", "QueryTemplates", "SourceModel"]),
  ("SQLAnalysis", ["PostgresParser", "QueryTemplates", "SourceModel"]),
  ("FactStore", [grdb, "SourceModel"]),
  ("ProductionStats", ["FactStore", "SQLAnalysis", "PostgresParser", "QueryTemplates", "SourceModel"]),
  (
    "Indexing",
    [
      "FactStore", "SQLAnalysis", "StringEvaluation", "HostLanguages", "TreeSitter", "PostgresParser",
      "QueryTemplates", "Settings", "SourceModel",
    ]
  ),
  ("CrossReference", ["FactStore", "SQLAnalysis", "PostgresParser", "QueryTemplates", "SourceModel"]),
  (
    "MCPServer",
    [
      logging, "CrossReference", "FactStore", "SQLAnalysis", "PostgresParser", "QueryTemplates", "AnswerText",
      "Settings", "SourceModel",
    ]
  ),
  (
    "Commands",
    [
      argumentParser, logging, "MCPServer", "CrossReference", "Indexing", "ProductionStats", "FactStore", "SQLAnalysis",
      "HostLanguages", "PostgresServer", "PostgresParser", "AnswerText", "SourceModel",
    ]
  ),
]

/// Each of these has a folder below `Tests/`; what several of them need stands in `Tests/Support`.
let testTargets: [(name: String, dependencies: [Target.Dependency])] = [
  ("TidyTests", ["TestSupport"]),
  ("SetUpTests", ["HostLanguages", "TestSupport"]),
  ("AnswerTextTests", ["AnswerText"]),
  ("PostgresParserTests", ["PostgresParser", "SourceModel"]),
  ("QueryTemplatesTests", ["QueryTemplates", "PostgresParser", "SourceModel"]),
  ("IndexingTests", ["Indexing", "FactStore", "HostLanguages", "SourceModel", "TestSupport"]),
  ("LanguageTests", ["Indexing", "HostLanguages", "QueryTemplates", "SourceModel", "TestSupport"]),
  ("FactStoreTests", [grdb, "FactStore", "SourceModel", "TestSupport"]),
  ("ProductionStatsTests", ["ProductionStats", "FactStore", "SourceModel", "TestSupport"]),
  ("CommandsTests", ["Commands", "CrossReference", "FactStore", "SQLAnalysis", "SourceModel", "TestSupport"]),
  ("CrossReferenceTests", ["CrossReference", "QueryTemplates", "SQLAnalysis", "SourceModel"]),
  ("SQLAnalysisTests", ["SQLAnalysis", "PostgresParser", "PostgresServer", "SourceModel", "TestSupport"]),
  (
    "MCPServerTests",
    [logging, "MCPServer", "CrossReference", "FactStore", "SQLAnalysis", "SourceModel", "AnswerText", "TestSupport"]
  ),
  ("EndToEndTests", ["TestSupport"]),
]

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "pgxref",
  products: [.executable(name: "pgxref", targets: ["pgxref"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CTreeSitter", pkgConfig: "tree-sitter", providers: [.apt(["libtree-sitter-dev"])]),
    .systemLibrary(name: "CPgQuery", providers: [.apt(["libpg-query-dev", "libprotobuf-c-dev"])]),
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .executableTarget(name: "pgxref", dependencies: ["Commands"], swiftSettings: settings),
    .executableTarget(
      name: "parse-only", dependencies: ["HostLanguages", "TreeSitter"], path: "Benchmarks/ParseOnly",
      swiftSettings: settings),
  ]
    + [.target(name: "TestSupport", path: "Tests/Support", swiftSettings: settings)]
    + modules.map { .target(name: $0.name, dependencies: $0.dependencies, swiftSettings: settings) }
    + testTargets.map { .testTarget(name: $0.name, dependencies: $0.dependencies, swiftSettings: settings) },
  swiftLanguageModes: [.v6]
)
