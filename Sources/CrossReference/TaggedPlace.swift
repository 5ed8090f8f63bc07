import QueryTemplates

/// A place of the code that a comment in a query names.
enum TaggedPlace: Hashable, CustomStringConvertible {
  /// Relative to whatever root the application has.
  case file(path: String, line: Int?)
  /// The parts of the name of a function or a class, the innermost last.
  case function([Substring])
  /// The same, of a function that a request came in by: it may have called the one that sends the query.
  case handler([Substring])
  /// The name that the code gives to the query.
  case query(String)

  var isHandler: Bool { if case .handler = self { true } else { false } }

  var description: String {
    switch self {
    case .file(let path, let line): path + (line.map { ":\($0)" } ?? "")
    case .function(let parts), .handler(let parts): parts.joined(separator: ".")
    case .query(let name): "the query \(name)"
    }
  }

  /// The places that a comment names.
  static func places(in comment: QueryComment) -> [TaggedPlace] {
    var places: [TaggedPlace] = []
    if let name = comment.name { places.append(.query(Self.name(name))) }
    if let name = comment.codeName { places.append(.function(parts(of: name))) }
    let tags = Dictionary(comment.tags.map { ($0.key.lowercased(), $0.decodedValue) }) { first, _ in first }
    places += files(in: tags)
    places += controllers(in: tags)
    for key in functionKeys {
      guard let value = tags[key] else { continue }
      let classes = ["class", "code.namespace"].compactMap { tags[$0] }.prefix(1)
      places.append(.function(classes.flatMap(parts) + parts(of: value)))
    }
    for key in ["name", "query_name", "queryname"] {
      if let value = tags[key] { places.append(.query(name(value))) }
    }
    return places.filter { $0 != .function([]) && $0 != .handler([]) && $0 != .query("") }
  }

  private static let functionKeys = [
    "func", "function", "method", "code.function", "code.function.name", "caller", "handler", "view", "task", "job",
    "job_class", "sidekiq_job",
  ]

  private static func files(in tags: [String: String]) -> [TaggedPlace] {
    var places: [TaggedPlace] = []
    let line = ["lineno", "code.lineno", "code.line.number"].lazy.compactMap { tags[$0] }.first.flatMap { Int($0) }
    for key in ["line", "source_location", "file", "filename", "location", "caller", "code.filepath", "code.file.path"]
    {
      guard let value = tags[key], let file = file(value, line: line) else { continue }
      places.append(file)
    }
    // dbt names the model, which stands in a file of its name.
    if let model = tags["node_id"]?.split(separator: ".").last { places.append(.file(path: "\(model).sql", line: nil)) }
    return places
  }

  private static func controllers(in tags: [String: String]) -> [TaggedPlace] {
    let action = tags["action"].map(parts) ?? []
    let controller = tags["controller"] ?? tags["namespaced_controller"] ?? tags["controller_with_namespace"]
    guard let controller else {
      // sqlcommenter for Go gives the function's name as the action, without a controller.
      return [.function(action)]
    }
    // Flask and Django give the function as the controller; Rails the class without its ending.
    return [.handler(parts(of: controller) + action), .handler(controller.controllerClass + action)]
  }

  /// `OrderStore.find`, `Title::newFromRow`, `main.(*Store).Find`, `app/store.Find` and `Tx<insertPerson>` in their parts.
  static func parts(of function: String) -> [Substring] {
    let path = function.split(separator: "/").last ?? ""
    // What stands in angle brackets is the operation that a wrapper runs.
    let inner = path.hasSuffix(">") ? path.split(separator: "<").last?.dropLast() ?? "" : path
    return inner.split { ".:\\#()*".contains($0) }.map { $0.hasPrefix(">") ? $0.dropFirst() : $0 }
  }

  /// Without the marks that say what the query returns: `GetUser :one`, `get_user^`; aiosql writes `-` for `_`.
  static func name(_ name: String) -> String {
    String(name.prefix { $0.isLetter || $0.isNumber || "_-.".contains($0) }).replacing("-", with: "_")
  }

  /// `/app/models/account.rb:12:in 'find'`, `C:\app\Orders.cs:12`.
  private static func file(_ value: String, line: Int?) -> TaggedPlace? {
    let place = value.firstRange(of: ":in ").map { value[..<$0.lowerBound] } ?? value[...]
    let path = place.replacing("\\", with: "/")
    guard path.contains(".") || path.contains("/") else { return nil }
    if let mark = path.lastIndex(of: ":"), let number = Int(path[path.index(after: mark)...]) {
      return .file(path: String(path[..<mark]), line: number)
    }
    return .file(path: String(path), line: line)
  }
}

extension String {
  /// Rails' class of a controller, in its modules: `admin/project_imports` is `Admin::ProjectImportsController`.
  fileprivate var controllerClass: [Substring] {
    var parts = split { "/:\\".contains($0) }.map { part in
      part.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()[...]
    }
    if let last = parts.popLast() { parts.append(last.hasSuffix("Controller") ? last : last + "Controller") }
    return parts
  }
}

extension [Substring] {
  /// Whether these are the parts of a function's name, and the others name it, a function around it, or its class. What
  /// comes before them in the others may be a package or a module, that is, folders and files of the code.
  func isFunction(in path: String, namedBy parts: [Substring]) -> Bool {
    guard let last = parts.last else { return false }
    return indices.contains { end in
      guard self[end] == last else { return false }
      let known = self[...end]
      let common = Swift.min(known.count, parts.count)
      guard known.suffix(common) == parts.suffix(common) else { return false }
      let outer = parts.dropLast(common)
      return outer.isEmpty || common > 1 || outer.last.map { $0.isFolderOrFile(of: path) } ?? true
    }
  }

  /// Whether the shorter of two paths is the end of the longer one: an application's root may lie above the repository's,
  /// as in `/srv/app/models/a.rb`, or below it.
  func ends(like other: [Substring]) -> Bool {
    let common = Swift.min(count, other.count)
    return suffix(common).elementsEqual(other.suffix(common))
  }
}

extension Substring {
  fileprivate func isFolderOrFile(of path: String) -> Bool {
    path.split { $0 == "/" || $0 == "." }.contains { $0.lowercased() == lowercased() }
  }
}
