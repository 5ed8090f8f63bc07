import SourceModel

/// The files and functions of the code, whether sites are known in them or not.
///
/// Where a comment names one of them and no site there is known, the query still comes from there: a library makes it, or it
/// could not be followed.
struct NamedPlaces: Sendable {
  private var files: [String: [SitePlace]] = [:]
  /// By the name of the class that a file is usually named after, however either is spelled.
  private var filesByClass: [FoldedName: [SitePlace]] = [:]
  /// By the last part of their names, and by their files.
  private var functions: [String: [SitePlace]] = [:]
  private var functionsByPath: [String: [SitePlace]] = [:]

  init(files: [SitePlace] = [], functions: [SitePlace] = []) {
    for file in files {
      let name = file.path.split(separator: "/").last ?? ""
      self.files[String(name), default: []].append(file)
      filesByClass[FoldedName(name.prefix { $0 != "." }), default: []].append(file)
    }
    for function in functions {
      guard let name = TaggedPlace.parts(of: function.function).last else { continue }
      self.functions[String(name), default: []].append(function)
      functionsByPath[function.path, default: []].append(function)
    }
  }

  /// What the surest of the names means, if it means one place only; with how sure it is that the query comes from there.
  func surest(of names: [TaggedPlace]) -> (place: SitePlace, name: TaggedPlace, certainty: Double)? {
    names.compactMap { name in place(of: name).map { ($0.place, name, $0.certainty) } }.max { $0.2 < $1.2 }
  }

  private func place(of name: TaggedPlace) -> (place: SitePlace, certainty: Double)? {
    switch name {
    case .query: nil
    case .file(let path, let line): line.flatMap { place(onLine: $0, of: path) }.map { ($0, 0.9) }
    case .function(let parts): place(ofFunction: parts).map { ($0, parts.count > 1 ? 0.9 : 0.8) }
    // It may be any function that this one calls.
    case .handler(let parts): place(ofFunction: parts).map { ($0, 0.5) }
    }
  }

  private func place(onLine line: Int, of path: String) -> SitePlace? {
    let parts = path.split(separator: "/")
    let found = (files[String(parts.last ?? "")] ?? []).filter { $0.path.split(separator: "/").ends(like: parts) }
    guard let file = found.only else { return nil }
    let around = (functionsByPath[file.path] ?? [])
      .filter { $0.repository == file.repository && $0.lines.first <= line && line <= $0.lines.last }
    let innermost = around.min { $0.lines.last - $0.lines.first < $1.lines.last - $1.lines.first }
    return SitePlace(
      repository: file.repository, path: file.path, lines: LineRange(first: line, last: line),
      function: innermost?.function ?? "", kind: file.kind)
  }

  /// The one function of that name; where no such function leads to a site, the file of its class.
  private func place(ofFunction parts: [Substring]) -> SitePlace? {
    guard let last = parts.last else { return nil }
    let named = (functions[String(last)] ?? []).filter {
      TaggedPlace.parts(of: $0.function).isFunction(in: $0.path, namedBy: parts)
    }
    if !named.isEmpty { return named.only }
    guard let owner = parts.dropLast().last, owner.first?.isUppercase ?? false,
      let files = filesByClass[FoldedName(owner)]
    else { return nil }
    let outer = parts.dropLast(2).last.map { FoldedName($0) }
    let file =
      files.only ?? files.filter { file in file.path.split(separator: "/").contains { FoldedName($0) == outer } }.only
    return file.map {
      SitePlace(
        repository: $0.repository, path: $0.path, lines: $0.lines, function: "\(owner).\(last)", kind: $0.kind)
    }
  }
}

extension Array {
  fileprivate var only: Element? { count == 1 ? first : nil }
}
