import QueryTemplates

/// A place of the code that a comment in a query names.
enum TaggedPlace: Hashable, CustomStringConvertible {
  /// Relative to whatever root the application has.
  case file(path: String, line: Int?)
  /// The parts of a function's name, the innermost last.
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
    for key in ["line", "source_location", "file", "filename", "location"] {
      if let value = tags[key], let file = file(value) { places.append(file) }
    }
    let controller = tags["controller"] ?? tags["namespaced_controller"]
    if let action = tags["action"] {
      // sqlcommenter for Go gives the function's name as the action, without a controller.
      places.append(.function((controller.map { [$0.controllerClass[...]] } ?? []) + parts(of: action)))
    }
    for key in ["func", "function", "method"] {
      if let value = tags[key] { places.append(.function(parts(of: value))) }
    }
    return places.filter { $0 != .function([]) }
  }

  /// `OrderStore.find`, `Title::newFromRow`, `main.(*Store).Find` and `app/store.Find` in their parts.
  static func parts(of function: String) -> [Substring] {
    let path = function.split(separator: "/").last ?? ""
    return path.split { ".:\\#()*".contains($0) }
  }

  /// Without the marks that say what the query returns: `GetUser :one`, `get_user^`; aiosql writes `-` for `_`.
  static func name(_ name: String) -> String {
    String(name.prefix { $0.isLetter || $0.isNumber || "_-.".contains($0) }).replacing("-", with: "_")
  }

  /// `/app/models/account.rb:12:in 'find'`.
  private static func file(_ value: String) -> TaggedPlace? {
    let parts = value.split(separator: ":")
    guard let path = parts.first, path.contains(".") || path.contains("/") else { return nil }
    return .file(path: String(path), line: parts.count > 1 ? Int(parts[1]) : nil)
  }
}

extension String {
  /// Rails' class of a controller: `project_imports` is `ProjectImportsController`.
  fileprivate var controllerClass: String {
    if hasSuffix("Controller") { return self }
    let name = split(separator: "/").last ?? ""
    return name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() + "Controller"
  }
}
