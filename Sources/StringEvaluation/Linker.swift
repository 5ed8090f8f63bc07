internal import HostLanguages

/// Joins names across files: which unit declares what a name means.
struct Linker: Sendable {
  enum Target: Equatable, Sendable {
    case global(unit: Int, name: String)
    case function(FunctionReference)
    case type(TypeReference)
    /// Of a type, by its name.
    case member(TypeReference, String)
  }

  let declarations: [Declarations]
  private let modules: ModulePaths
  private let sharesVariables: [Bool]
  /// Per unit: what the paths of its language's standard library begin with.
  private let standardLibraries: [Set<Substring>]
  private let isTest: [Bool]
  private var unitsByName: [String: [Int]] = [:]
  /// By the names that they import, which others may import from them again.
  private let unitsByImport: [String: [Int]]
  private let functionsByName: [String: [FunctionReference]]
  private let folders: [String]
  private let unitsByFolder: [String: [Int]]
  /// Per unit: what its imports mean.
  private var imports: [[String: Target]] = []
  private var senders = Senders()
  private var sendingTypes: Set<String> = []
  private var constructors: [String?] = []
  /// By unit: the languages whose functions call each other.
  private let families: [String]
  /// Types that several files of a package may write pieces of, by folder and name.
  private var packageTypes: [PackageName: Declarations.TypeDeclaration] = [:]
  private(set) var basesByType: [TypeReference: [TypeReference]] = [:]
  private(set) var derivedByType: [TypeReference: [TypeReference]] = [:]
  private var ownersByMember: [String: [TypeReference]] = [:]

  private let growers: [String: [(function: FunctionReference, positions: [Int])]]
  /// By unit: whether its code talks to another database, as what it imports says.
  let isForeign: [Bool]

  /// - Parameters:
  ///   - models: of functions without source that send something.
  ///   - findsSenders: whether it will be asked for functions that send something.
  init(_ units: [SourceUnit], models: CallModels = .none, findsSenders: Bool = true) {
    declarations = units.enumerated().map { Declarations(unit: $0.offset, of: $0.element) }
    growers = declarations.reduce(into: [:]) { $0.merge($1.growers) { $0 + $1 } }
    let functions = declarations.flatMap { $0.functions.values + $0.types.values.flatMap(\.functions.values) }
    functionsByName = Dictionary(grouping: functions, by: \.name)
    families = units.map(\.language.family)
    isForeign = zip(units, declarations).map { $1.isForeign(to: $0.language.databases) }
    modules = ModulePaths(of: units.map(\.path))
    unitsByImport = declarations.enumerated().reduce(into: [:]) { units, unit in
      for name in unit.element.imports.keys { units[name, default: []].append(unit.offset) }
    }
    let folders = modules.folders
    self.folders = folders
    unitsByFolder = Dictionary(grouping: units.indices) { folders[$0] }
    isTest = units.map(\.isTest)
    sharesVariables = units.map { $0.language.packageScope == true }
    standardLibraries = units.map { Set(($0.language.standardLibrary ?? []).map { $0[...] }) }
    for (unit, declared) in declarations.enumerated() {
      for name in declared.names.sorted() { unitsByName[name, default: []].append(unit) }
    }
    packageTypes = joinedTypes()
    imports = declarations.enumerated().map { unit, declared in
      declared.imports.compactMapValues { resolve($0, from: unit) }
    }
    for declared in declarations.flatMap({ $0.types.values }) {
      let bases = declared.bases.compactMap { name -> TypeReference? in
        guard case .type(let base)? = resolve(name, in: declared.reference.unit), !isSame(base, declared.reference)
        else { return nil }
        return base
      }
      basesByType[canonical(declared.reference), default: []] += bases
      for member in declared.ownMembers where !isTest[declared.reference.unit] {
        ownersByMember[member, default: []].append(canonical(declared.reference))
      }
    }
    var typesByBase: [TypeReference: [TypeReference]] = [:]
    for type in basesByType.keys.sorted() {
      for base in basesByType[type] ?? [] { typesByBase[base, default: []].append(type) }
    }
    for base in typesByBase.keys { derivedByType[base] = Self.derived(from: base, in: typesByBase) }
    constructors = units.map(\.language.constructor)
    guard findsSenders else { return }
    senders = Senders(units, linker: self, models: models)
    for type in declarations.flatMap({ $0.types.values.map(\.reference) }) {
      if let constructor = constructor(of: type), senders.contains(constructor) { sendingTypes.insert(type.name) }
    }
  }

  /// The function that makes an instance, the bases' included.
  func constructor(of type: TypeReference) -> FunctionReference? {
    function(constructorName(of: type), of: type)
  }

  /// What the functions are called that make instances: as the language has it, or as the type.
  func constructorName(of type: TypeReference) -> String {
    constructors[type.unit] ?? type.name
  }

  private struct PackageName: Hashable {
    var folder: String
    var name: String
  }

  private func joinedTypes() -> [PackageName: Declarations.TypeDeclaration] {
    var types: [PackageName: Declarations.TypeDeclaration] = [:]
    for unit in declarations.indices where sharesVariables[unit] {
      for (name, piece) in declarations[unit].types {
        let key = PackageName(folder: folders[unit], name: name)
        types[key] = types[key].map { $0.joined(with: piece) } ?? piece
      }
    }
    return types
  }

  /// What `name` means at the top level of `unit`.
  ///
  /// In order: the unit's own declarations; what it imports under that name; the only declaration in its folder; the
  /// only one in the repository. Variables of other files are only meant where a language shares them in a package;
  /// constants, by their capital, are meant everywhere.
  func resolve(_ name: String, in unit: Int) -> Target? {
    if let own = target(name, declaredIn: unit) { return own }
    if declarations[unit].imports[name] != nil { return imports[unit][name] }
    var candidates = declaring(name, for: unit)
    if !isConstant(name), !sharesVariables[unit] { candidates.removeAll { declarations[$0].globals.contains(name) } }
    let neighbours = candidates.filter { folders[$0] == folders[unit] }
    if neighbours.count == 1 || neighbours.count > 1 && areOneType(name, in: neighbours) {
      return target(name, declaredIn: neighbours[0])
    }
    if candidates.count == 1 { return target(name, declaredIn: candidates[0]) }
    return nil
  }

  /// A constant that several files declare, each in its place: of all that one may stand for another when it runs.
  func constants(named name: String, for unit: Int) -> [Target] {
    guard isConstant(name), declarations[unit].imports[name] == nil else { return [] }
    let candidates = declaring(name, for: unit)
    guard candidates.count <= 4, candidates.allSatisfy({ families[$0] == families[unit] }) else { return [] }
    let targets = candidates.compactMap { target(name, declaredIn: $0) }
    return targets.allSatisfy { if case .global = $0 { true } else { false } } ? targets : []
  }

  /// The units that declare a name at their top level. What the application means, tests do not declare.
  private func declaring(_ name: String, for unit: Int) -> [Int] {
    let units = unitsByName[name] ?? []
    return isTest[unit] ? units : units.filter { !isTest[$0] }
  }

  private func isConstant(_ name: String) -> Bool {
    name.utf8.first.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } ?? false
  }

  /// The sinks that no manifest lists.
  var observedSinks: ObservedSinks { senders.observed }

  /// Whether a function may send what its callers tell it, itself or through others.
  func maySend(_ function: FunctionReference) -> Bool { senders.contains(function) }

  func callsParameter(_ function: FunctionReference) -> Bool { senders.callsParameter(function) }

  /// The same by name; for a type, of what makes its instances.
  func maySend(named name: String) -> Bool { senders.names.contains(name) || sendingTypes.contains(name) }

  /// The only function of that name in the repository that code of a unit's language can call.
  func onlyFunction(named name: String, from unit: Int) -> FunctionReference? {
    // Operators and the like are called without their names.
    guard let first = name.first, first.isLetter || first == "_" else { return nil }
    let functions = functions(named: name, callableFrom: unit)
    return functions.count == 1 ? functions[0] : nil
  }

  /// The type that has a method of that name, when all others that code of a unit's language can call are of types made from
  /// it: a base with what overrides it, or an interface with what implements it.
  func onlyRoot(ofMethod name: String, from unit: Int) -> TypeReference? {
    let functions = functions(named: name, callableFrom: unit).filter { !isTest[$0.unit] }
    guard functions.count > 1, functions.count <= 12 else { return nil }
    var owners: [TypeReference] = []
    for function in functions {
      guard let owner = function.owner else { return nil }
      owners.append(owner)
    }
    return owners.first { root in owners.allSatisfy { isMade($0, from: root) } }
  }

  private func functions(named name: String, callableFrom unit: Int) -> [FunctionReference] {
    (functionsByName[name] ?? []).filter { families[$0.unit] == families[unit] }
  }

  /// What `name` means in the module or package that is imported by `path`: what it declares, or what it imports itself to pass
  /// it on.
  ///
  /// - Parameters:
  ///   - unit: where that import stands.
  ///   - depth: through how many modules it was passed on so far.
  func resolve(_ name: String, inModule path: String, from unit: Int, depth: Int = 0) -> Target? {
    guard !isOfStandardLibrary(path, in: unit) else { return nil }
    let wanted = ModulePaths.components(ofModule: path)
    guard !wanted.isEmpty else { return nil }
    let declaring = unitsByName[name] ?? []
    let scores = declaring.map { (unit: $0, score: modules.closeness(of: $0, to: wanted)) }
    if depth < 4, scores.allSatisfy({ $0.score < wanted.count }) {
      let passing = (unitsByImport[name] ?? []).filter { modules.closeness(ofFile: $0, to: wanted) == wanted.count }
      if passing.count == 1, let imported = declarations[passing[0]].imports[name] {
        return resolve(imported, from: passing[0], depth: depth + 1)
      }
    }
    if let unit = best(scores, named: name) { return target(name, declaredIn: unit) }
    // A module that was not read, or that passes on all of another's names.
    guard declaring.count == 1, modules.isInPackage(declaring[0], of: wanted) else { return nil }
    return target(name, declaredIn: declaring[0])
  }

  /// The members that objects of the type are written with, in the files that see the type's own.
  func writtenMembers(of type: TypeReference) -> [(unit: Int, name: String, value: Program.ID)] {
    unitsSeeing(type).flatMap { unit in
      (declarations[unit].writtenMembers[type.name] ?? []).map { (unit, $0.name, $0.value) }
    }
  }

  /// The positions of the arguments that a function adds to, and the function: where it is not known, the only one of that
  /// name that code of a unit's language can call.
  func grower(
    _ function: FunctionReference?, named name: String, from unit: Int
  ) -> (function: FunctionReference, positions: [Int])? {
    let named = growers[name] ?? []
    guard let function else {
      let callable = named.filter { families[$0.function.unit] == families[unit] }
      return callable.count == 1 ? callable[0] : nil
    }
    return named.first { $0.function.unit == function.unit && $0.function.node == function.node }
  }

  /// Functions that prepare statements and may keep them in members of the type, in the files that see the type's own.
  func preparers(of type: TypeReference) -> [(function: FunctionReference, members: Set<String>)] {
    unitsSeeing(type).flatMap { declarations[$0].preparers[type.name] ?? [] }
  }

  /// Functions that make objects of the type and assign that member of them, in the files that see the type's own.
  func fillers(of type: TypeReference, _ member: String) -> [FunctionReference] {
    unitsSeeing(type).flatMap { declarations[$0].fillers[type.name] ?? [] }.filter { $0.members.contains(member) }
      .map(\.function)
  }

  private func unitsSeeing(_ type: TypeReference) -> [Int] {
    sharesVariables[type.unit] ? neighbours(of: type.unit) : [type.unit]
  }

  /// The units of the same folder, itself included.
  private func neighbours(of unit: Int) -> [Int] { unitsByFolder[folders[unit]] ?? [] }

  /// With what all files of a package say of it.
  func declaration(of type: TypeReference) -> Declarations.TypeDeclaration? {
    guard sharesVariables[type.unit] else { return declarations[type.unit].types[type.name] }
    return packageTypes[PackageName(folder: folders[type.unit], name: type.name)]
  }

  /// Whether what several units declare under a name is a type of one package.
  private func areOneType(_ name: String, in units: [Int]) -> Bool {
    units.allSatisfy { unit in
      sharesVariables[unit] && folders[unit] == folders[units[0]] && declarations[unit].types[name] != nil
    }
  }

  /// The only type of the unit's languages that has a member of that name, but for types made from it.
  func onlyOwner(ofMember name: String, in unit: Int) -> TypeReference? {
    let owners = (ownersByMember[name] ?? []).filter { families[$0.unit] == families[unit] }
    return owners.first { owner in owners.allSatisfy { $0 == owner || derived(from: owner).contains($0) } }
  }

  /// Whether a name is imported from code that is not of the repository.
  func isImportedFromElsewhere(_ name: String, in unit: Int) -> Bool {
    guard let imported = declarations[unit].imports[name], !imported.isRelative, resolve(name, in: unit) == nil else {
      return false
    }
    return isOfStandardLibrary(imported.path, in: unit)
      || !modules.mayHold(ModulePaths.components(ofModule: imported.module + "/" + imported.name))
  }

  /// Whether what a unit imports by a path is of its language's standard library, whatever the repository calls its folders.
  func isOfStandardLibrary(_ path: String, in unit: Int) -> Bool {
    // `go.example.org/text` begins with the name of a host.
    let separators = path.contains("/") ? "/" : ".:"
    return path.split(maxSplits: 1) { separators.contains($0) }.first.map { standardLibraries[unit].contains($0) }
      ?? false
  }

  func baseNames(of unit: Int) -> Set<String> { Set(declarations[unit].types.values.flatMap(\.bases)) }

  func declaredNames(of unit: Int) -> Set<String> { declarations[unit].names }

  /// Names of a type's bases that no unit declares.
  func unresolvedBases(of type: TypeReference) -> [String] {
    guard let declared = declaration(of: type) else { return [] }
    return declared.bases.filter { resolve($0, in: type.unit) == nil }
  }

  private func resolve(_ imported: Declarations.Import, from unit: Int, depth: Int = 0) -> Target? {
    if !imported.module.isEmpty { return resolve(imported.name, inModule: imported.module, from: unit, depth: depth) }
    guard !isOfStandardLibrary(imported.name, in: unit) else { return nil }
    let parts = imported.name.split { ".\\/:".contains($0) }
    guard parts.count > 1, let last = parts.last else { return nil }
    let lowered = ModulePaths.components(ofModule: imported.name)
    // A path that ends in the name of a type, as in PHP and Java: the file is often named after it.
    let name = String(last)
    let owner = Array(parts)
    let declaring = best(
      (unitsByName[name] ?? []).map { unit in
        (
          unit,
          max(modules.closeness(ofFile: unit, to: lowered), modules.closeness(of: unit, to: Array(lowered.dropLast())))
        )
      }, named: name
    )
    if let declaring { return target(name, declaredIn: declaring) }
    // A path that goes on to a member of the type, as in Java's static imports.
    let path = owner.dropLast()
    guard let typeName = path.last, typeName.first?.isUppercase == true,
      case .type(let type)? = resolve(Declarations.Import(module: "", name: path.joined(separator: ".")), from: unit)
    else { return nil }
    return .member(type, name)
  }

  private func target(_ name: String, declaredIn unit: Int) -> Target? {
    if let function = declarations[unit].functions[name] { return .function(function) }
    if let type = declarations[unit].types[name] { return .type(canonical(type.reference)) }
    return declarations[unit].globals.contains(name) ? .global(unit: unit, name: name) : nil
  }

  /// The candidate with the highest score above 0, if it is the only one with it.
  private func best(_ candidates: [(unit: Int, score: Int)], named name: String) -> Int? {
    guard let top = candidates.map(\.score).max(), top > 0 else { return nil }
    let winners = candidates.filter { $0.score == top }.map(\.unit)
    return winners.count == 1 || areOneType(name, in: winners) ? winners[0] : nil
  }
}
