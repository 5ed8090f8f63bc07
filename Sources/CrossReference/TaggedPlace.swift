import QueryTemplates

/// A place of the code that a comment in a query names.
enum TaggedPlace: Hashable, CustomStringConvertible {
  /// Relative to whatever root the application has.
  case file(path: String, line: Int?)
  /// The parts of the name of a function or a class, the innermost last.
  case function([Substring])
  /// The name that the code gives to the query.
  case query(String)

  var description: String {
    switch self {
    case .file(let path, let line): path + (line.map { ":\($0)" } ?? "")
    case .function(let parts): parts.joined(separator: ".")
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
    return places.filter { $0 != .function([]) && $0 != .query("") }
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
    return [.function(parts(of: controller) + action), .function([controller.controllerClass[...]] + action)]
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
  /// Rails' class of a controller: `project_imports` is `ProjectImportsController`.
  fileprivate var controllerClass: String {
    let name = split { "/:\\".contains($0) }.last ?? ""
    if name.hasSuffix("Controller") { return String(name) }
    return name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() + "Controller"
  }
}
