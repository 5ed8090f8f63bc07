/// A template as instructions for a machine that writes its texts, with the branches kept as branches.
struct TemplateProgram {
  enum Instruction {
    /// Writes the text of that number and goes on at the instruction.
    case text(Int, next: Int)
    case hole(Hole, next: Int)
    /// Goes on at any of them.
    case branch([Int])
    /// The same, behind a round of a loop.
    case loop([Int])
    case end
  }

  private(set) var instructions: [Instruction] = [.end]
  /// Each once: templates have the same words at many places.
  private(set) var texts: [[UInt8]] = []
  private var textNumbers: [[UInt8]: Int] = [:]
  private(set) var start = 0

  init(_ template: Template) { start = compile(template, next: 0) }

  /// The instruction at which the template begins that goes on at `next`.
  private mutating func compile(_ template: Template, next: Int) -> Int {
    switch template {
    case .text(let text): return add(.text(number(of: text.bytes), next: next))
    case .hole(let hole): return add(.hole(hole, next: next))
    case .sequence(let parts):
      var next = next
      for part in parts.reversed() { next = compile(part, next: next) }
      return next
    case .choice(let alternatives): return add(.branch(alternatives.map { compile($0, next: next) }))
    case .repetition(let element, let separator):
      let again = add(.loop([]))
      let once = compile(element, next: again)
      instructions[again] = .loop([next, compile(separator, next: once)])
      return add(.branch([next, once]))
    }
  }

  private mutating func number(of text: [UInt8]) -> Int {
    if let number = textNumbers[text] { return number }
    textNumbers[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }

  private mutating func add(_ instruction: Instruction) -> Int {
    instructions.append(instruction)
    return instructions.count - 1
  }
}
