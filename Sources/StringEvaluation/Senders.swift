internal import HostLanguages

/// Which functions may send something, by their names alone: those that call a sink, and those that call such a function.
///
/// Wide, since a name can stand for many functions; it only tells which calls are worth following.
struct Senders: Sendable {
  private(set) var names: Set<String> = []
  /// The units that declare a function of each of the names.
  private(set) var declaring: [String: [Int]] = [:]

  init(_ units: [SourceUnit]) {
    var callers: [String: Set<String>] = [:]
    var functions: [String: Set<Int>] = [:]
    var sinks: Set<String> = []
    for (unit, source) in units.enumerated() {
      if let known = source.language.sinks?.keys { sinks.formUnion(known) }
      guard source.program.root >= 0 else { continue }
      var pending: [(node: Program.ID, function: String)] = [(source.program.root, "")]
      while let (node, function) = pending.popLast() {
        var inner = function
        switch source.program.operation(node) {
        case .function:
          let name = source.program.name(node)
          if !name.isEmpty {
            // What a nested function sends, the outer one may have sent.
            if !function.isEmpty { callers[name, default: []].insert(function) }
            functions[name, default: []].insert(unit)
            inner = name
          }
        case .call where !function.isEmpty:
          for child in source.program.children(node) where [.read, .member].contains(source.program.operation(child)) {
            callers[source.program.name(child), default: []].insert(function)
          }
        default: break
        }
        for child in source.program.children(node) { pending.append((child, inner)) }
      }
    }
    var open = Array(sinks)
    while let name = open.popLast() {
      for caller in callers[name] ?? [] where names.insert(caller).inserted { open.append(caller) }
    }
    declaring = functions.filter { names.contains($0.key) }.mapValues { $0.sorted() }
  }
}
