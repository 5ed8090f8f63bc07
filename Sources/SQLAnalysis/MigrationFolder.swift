/// The migrations of a folder in the order in which they are applied, told by the names that migration tools give to files.
///
/// Known are numbers and times in front of a name (`001_init.sql`, `20240101120000_users.sql`, `v12.users.sql`), Flyway's versions
/// (`V1_2__name.sql`, `R__name.sql`), pairs of up and down files (`1_init.up.sql`), folders with a number
/// (`0001_init/migration.sql`, `2024-01-01-120000_init/up.sql`), and all of these below other folders. What takes a migration
/// back is left out.
package struct MigrationFolder: Hashable, Sendable {
  /// In the order in which they are applied.
  package var paths: [String] = []
  /// Scripts of the folder that are not applied: those that take a migration back, and those for other databases.
  package var passedOver: [String] = []
  /// Whether the names tell an order; otherwise it is that of the names.
  package var isNumbered: Bool

  /// - Parameter files: all files of the folder, relative to it, with `/` between their parts.
  package init(files: [String]) {
    let scripts = files.filter { $0.lowercased().hasSuffix(".sql") }.map(MigrationFile.init)
    let applied = scripts.filter { !$0.takesBack && !$0.isOfOtherDatabase }
    // A baseline stands for all versions up to its own.
    let baseline = applied.filter { $0.kind == .baseline }.map(\.version).max { $0.lexicographicallyPrecedes($1) }
    let wanted = applied.filter { file in
      guard let baseline, file.kind != .repeatable else { return true }
      return file.kind == .baseline ? file.version == baseline : baseline.lexicographicallyPrecedes(file.version)
    }
    isNumbered = wanted.allSatisfy { $0.kind == .repeatable || $0.isNumbered }
    paths = wanted.sorted(by: <).map(\.path)
    passedOver = Set(scripts.map(\.path)).subtracting(paths).sorted()
  }
}

/// A script of a folder of migrations, by its name.
private struct MigrationFile {
  enum Kind { case versioned, baseline, repeatable }

  let path: String
  let kind: Kind
  /// The path in its parts, numbers as numbers: `9_a` comes before `10_a`.
  let key: [KeyPart]
  /// What of it is a version; all of it where the name does not tell.
  let version: [KeyPart]
  let isNumbered: Bool

  enum KeyPart: Comparable {
    /// Of a version: `1` comes before `1.2`.
    case end
    case number(String)
    case text(String)

    static func < (left: KeyPart, right: KeyPart) -> Bool {
      switch (left, right) {
      case (.number(let left), .number(let right)): (left.count, left) < (right.count, right)
      case (.text(let left), .text(let right)): left < right
      default: left.rank < right.rank
      }
    }

    private var rank: Int {
      switch self {
      case .end: 0
      case .number: 1
      case .text: 2
      }
    }
  }

  init(_ path: String) {
    self.path = path
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let flyway = name.firstMatch(of: /^([VBR])([0-9][0-9._]*)?__/)
    switch flyway?.1 {
    case "R": kind = .repeatable
    case "B": kind = .baseline
    default: kind = .versioned
    }
    let folder = path.dropLast(name.count)
    if let version = flyway?.2 {
      let numbers = version.split { "._".contains($0) }.flatMap(Self.key)
      self.version = Self.key(folder) + numbers + [.end]
      key = self.version + Self.key(name)
    } else {
      key = Self.key(path)
      version = key
    }
    isNumbered = flyway != nil || path.split(separator: "/").contains { $0.starts(with: /[vV]?[0-9]/) }
  }

  private static func key(_ text: some StringProtocol) -> [KeyPart] {
    var parts: [KeyPart] = []
    var rest = text[...]
    while let first = rest.first {
      let isNumber = ("0"..."9").contains(first)
      let part = rest.prefix { ("0"..."9").contains($0) == isNumber }
      parts.append(isNumber ? .number(String(part.drop { $0 == "0" })) : .text(part.lowercased()))
      rest = rest.dropFirst(part.count)
    }
    return parts
  }

  /// `1_init.down.sql`, `down.sql`, `U1__init.sql`, `revert/init.sql`.
  var takesBack: Bool {
    let parts = path.lowercased().split(separator: "/")
    let words = (parts.last ?? "").split { "._-".contains($0) }.dropLast()
    return !Set(["down", "undo", "rollback", "revert"]).isDisjoint(with: [words.last ?? ""])
      || parts.dropLast().contains { ["down", "undo", "rollback", "revert"].contains($0) }
      || path.contains(/(^|\/)U[0-9][0-9._]*__[^\/]*$/)
  }

  /// Below a folder with the name of another database.
  var isOfOtherDatabase: Bool {
    let others: Set<Substring> = [
      "mysql", "mariadb", "sqlite", "sqlite3", "mssql", "sqlserver", "oracle", "h2", "hsqldb",
    ]
    let parts = path.lowercased().split(separator: "/")
    let ending = (parts.last ?? "").split(separator: ".").dropLast().last ?? ""
    return parts.dropLast().contains { others.contains($0) } || others.contains(ending)
  }

  /// Repeatable migrations come behind all versions.
  static func < (left: MigrationFile, right: MigrationFile) -> Bool {
    if (left.kind == .repeatable) != (right.kind == .repeatable) { return right.kind == .repeatable }
    return left.key == right.key ? left.path < right.path : left.key.lexicographicallyPrecedes(right.key)
  }
}
