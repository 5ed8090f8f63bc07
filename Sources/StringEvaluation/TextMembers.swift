internal import HostLanguages
internal import QueryTemplates

/// Whether a function makes a text of members of its object, found without evaluating it.
struct TextMembers {
  /// It puts one together with others.
  private(set) var joins = false
  /// It gives one as it is.
  private(set) var gives = false
  /// It hands one to a sink, as the text that is sent.
  private(set) var sends = false
  /// A text that begins like a statement stands in it.
  private(set) var hasStatement = false

  private let source: SourceUnit
  private let members: Set<String>

  init(_ members: Set<String>, in function: FunctionReference, _ source: SourceUnit) {
    self.source = source
    self.members = members
    visit(function.node, isPart: false)
  }

  private mutating func visit(_ node: Program.ID, isPart: Bool) {
    let program = source.program
    var makesText = isPart
    switch program.operation(node) {
    case .concatenate, .format, .append: makesText = true
    case .return:
      guard let value = program.children(node).first, [.read, .member].contains(program.operation(value)) else { break }
      if members.contains(program.name(value)) { gives = true }
    case .call:
      guard let callee = program.child(node, 0) else { break }
      noteSent(by: node, named: program.name(callee))
      makesText = isPart || source.language.functions?[program.name(callee)] != nil
    case .text where !hasStatement:
      hasStatement = Template.text(TemplateText(bytes: program.bytes(node))).startsLikeStatement
    case .read, .member: if isPart, members.contains(program.name(node)) { joins = true }
    default: break
    }
    for child in program.children(node) { visit(child, isPart: makesText) }
  }

  private mutating func noteSent(by call: Program.ID, named name: String) {
    let program = source.program
    guard let positions = source.language.sinks?[name]?.positions else { return }
    let arguments = Array(program.children(call).dropFirst())
    for position in positions where arguments.indices.contains(position) {
      let argument = arguments[position]
      guard [.read, .member].contains(program.operation(argument)) else { continue }
      if members.contains(program.name(argument)) { sends = true }
    }
  }
}
