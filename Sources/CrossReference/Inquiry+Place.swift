package import FactStore
package import SourceModel

extension Inquiry {
  /// The places of the sites that are meant, application code first, then in the order of repository, path and lines.
  ///
  /// Of a line, those whose text or call touches it; where there are none, those of the function around it, that is, the
  /// nearest ones above and below that are in one function.
  package func places(of question: PlaceQuestion) throws(FactStoreFailure) -> [SitePlace] {
    let directory = try kept.sites()
    guard let file = question.file else {
      guard let function = question.function else { return [] }
      return directory.functions.filter { $0.isFunction(meantBy: function) }.flatMap { directory.sites(inFunction: $0) }
        .filter { $0.repository.isMeant(by: question.repository) }.sorted { SiteOrder($0) < SiteOrder($1) }
    }
    var places: [SitePlace] = []
    for path in directory.paths where path.isMeant(by: file) && path.repository.isMeant(by: question.repository) {
      if let line = question.line {
        // Where a text stands, only the whole site tells.
        let sites = try store.sites(inFile: path.path, of: path.repository)
        places += sites.filter { $0.function.isMeant(by: question) }.touching(line: line).map(SitePlace.init)
      } else {
        places += directory.sites(in: path).filter { $0.function.isMeant(by: question) }
      }
    }
    return places
  }

  /// Files and functions with sites that are named like those of the question.
  package func suggestions(for place: PlaceQuestion) throws(FactStoreFailure) -> [String] {
    if let file = place.file {
      let paths = Set(try kept.sites().paths.map(\.path))
      let name = file.lastPart("/")
      let names = Set(paths.map { $0.lastPart("/") })
      let close = Set([name] + closest(to: name, among: names.sorted()))
      return Array(paths.filter { close.contains($0.lastPart("/")) }.sorted().prefix(5))
    }
    guard let function = place.function else { return [] }
    let functions = try kept.sites().functions
    let name = function.lastPart(".")
    let close = Set(closest(to: name, among: Set(functions.map { $0.lastPart(".") }).sorted()))
    return Array(functions.filter { close.contains($0.lastPart(".")) }.prefix(5))
  }
}

extension SitePath {
  fileprivate func isMeant(by file: String) -> Bool {
    file == path || path.hasSuffix("/" + file) || file.hasSuffix("/" + path)
  }
}

extension String {
  fileprivate func isMeant(by repository: String?) -> Bool { repository == nil || repository == self }

  fileprivate func isMeant(by question: PlaceQuestion) -> Bool { question.function.map(isFunction(meantBy:)) ?? true }

  /// Whether the last parts of the name are those of `name`.
  fileprivate func isFunction(meantBy name: String) -> Bool {
    let name = TaggedPlace.parts(of: name)
    return !name.isEmpty && TaggedPlace.parts(of: self).suffix(name.count) == name[...]
  }

  fileprivate func lastPart(_ separator: Character) -> String {
    split(separator: separator).last.map(String.init) ?? self
  }
}

extension [QuerySite] {
  /// - Parameter line: 1-based, of the file that all of these are in.
  fileprivate func touching(line: Int) -> [QuerySite] {
    let touching = filter { site in
      ([site.place] + site.textRanges.filter { $0.path == site.place.path }).contains {
        $0.lines.first <= line && line <= $0.lines.last
      }
    }
    if !touching.isEmpty { return touching }
    let above = last { $0.place.lines.last < line }
    let below = first { $0.place.lines.first > line }
    guard let nearest = above ?? below, !nearest.function.isEmpty else { return [] }
    if let above, let below, above.function != below.function, below.place.lines.first - line < 3 { return [] }
    return filter { $0.function == nearest.function && $0.place.path == nearest.place.path }
  }
}
