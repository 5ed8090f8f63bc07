internal import SourceModel
internal import TreeSitter

/// One walk over a file's syntax tree that turns it into a ``Program``, as the language's tables say.
struct Lowering {
  let source: [UInt8]
  let table: LoweringTable
  let sigils: Set<UInt8>
  /// How comments begin that name the file of which a variable holds the text; empty for none.
  let embedMark: [UInt8]
  let documentation: DocumentedTypes
  let limits: LoweringLimits
  let reader: PartialReader
  private(set) var builder = Program.Builder()
  /// Where the tree was cut off because it is nested too deeply.
  private(set) var cuts: [ByteRange] = []
  private var depth = 0
  /// The type that the documentation in front gives for the function that follows.
  private var documentedResult: ByteRange?
  /// Stand-ins for literals whose text has not been met, in the order in which they are used.
  private var awaited: [(standIn: Program.ID, opening: ByteRange)] = []

  init(
    source: [UInt8], table: LoweringTable, sigils: Set<UInt8>, embedMark: [UInt8],
    documentation: DocumentedTypes, limits: LoweringLimits, reader: PartialReader
  ) {
    self.source = source
    self.table = table
    self.sigils = sigils
    self.embedMark = embedMark
    self.documentation = documentation
    self.limits = limits
    self.reader = reader
  }

  /// - Parameter cursor: stands at the root.
  mutating func program(at cursor: inout Cursor) -> Program {
    var children: [Program.ID] = []
    let range = cursor.node.range
    lowerChildren(of: &cursor, into: &children)
    let root = builder.add(.block, children: children, range: range)
    return builder.finish(root: root)
  }

  /// Appends what the cursor's node becomes: usually one operation, several for `splice`, none for what is skipped.
  private mutating func lower(_ cursor: inout Cursor, into output: inout [Program.ID]) {
    let node = cursor.node
    if let string = table.string(for: node.symbol), string.standsApart { return joinText(&cursor, string, node: node) }
    guard !node.isExtra else {
      if isEmbedMark(node.range) {
        output.append(builder.add(.mark, name: Array(source[node.range.start..<node.range.end]), range: node.range))
      }
      documentedResult = documentation.result(in: node.range, of: source) ?? documentedResult
      return
    }
    guard depth < limits.depth, builder.nodeCount < limits.nodes else {
      if depth >= limits.depth { cuts.append(node.range) }
      output.append(builder.add(.unknown, range: node.range))
      return
    }
    depth += 1
    defer { depth -= 1 }
    if table.isBeginning(node.symbol) {
      output.append(builder.add(.unknown, range: node.range))
      awaited.append((output[output.count - 1], node.range))
    } else if let string = table.string(for: node.symbol) {
      output.append(lowerString(&cursor, string, node: node))
    } else if let rule = rule(for: node, at: &cursor) {
      apply(rule, to: node, at: &cursor, into: &output)
    } else if node.isNamed {
      var children: [Program.ID] = []
      lowerChildren(of: &cursor, into: &children)
      output.append(builder.add(.unknown, children: children, range: node.range))
    }
  }

  private mutating func lowerChildren(of cursor: inout Cursor, into output: inout [Program.ID]) {
    guard cursor.moveToFirstChild() else { return }
    repeat {
      if cursor.node.isNamed { lower(&cursor, into: &output) }
    } while cursor.moveToNextSibling()
    _ = cursor.moveToParent()
  }

  private func isEmbedMark(_ range: ByteRange) -> Bool {
    !embedMark.isEmpty && source[range.start..<range.end].starts(with: embedMark)
  }

  private func rule(for node: Cursor.Node, at cursor: inout Cursor) -> LoweringRule? {
    let rules = table.rules(for: node.symbol)
    guard rules.count > 1 || rules.first?.condition != .always else { return rules.first }
    var tokens: Set<Grammar.Symbol> = []
    var fields: Set<Grammar.Field> = []
    var named = 0
    if cursor.moveToFirstChild() {
      repeat {
        let child = cursor.node
        if child.isNamed, !child.isExtra { named += 1 }
        tokens.insert(child.symbol)
        fields.insert(cursor.field)
      } while cursor.moveToNextSibling()
      _ = cursor.moveToParent()
    }
    return rules.first { rule in
      switch rule.condition {
      case .always: true
      case .count(let count): count == named
      case .field(let field): fields.contains(field)
      case .token(let symbols): !tokens.isDisjoint(with: symbols)
      }
    }
  }

  private mutating func apply(
    _ rule: LoweringRule, to node: Cursor.Node, at cursor: inout Cursor, into output: inout [Program.ID]
  ) {
    switch rule.shape {
    case .operation(.skip, _, _): return
    case .operation(.code, _, _): return lowerCode(node.range, into: &output)
    case .operation(.codeElements, _, _):
      var code: [Program.ID] = []
      lowerCode(node.range, into: &code)
      return output += code.count == 1 && builder.operation(code[0]) == .list ? Array(builder.children(code[0])) : code
    default: break
    }
    let documented = rule.operation == .function ? documentedResult : nil
    if [.function, .type].contains(rule.operation) { documentedResult = nil }
    var buckets = [[Program.ID]](repeating: [], count: rule.buckets.count)
    var names = [ByteRange?](repeating: nil, count: rule.buckets.count)
    var position = 0
    if !rule.buckets.isEmpty, cursor.moveToFirstChild() {
      repeat {
        let child = cursor.node
        guard !child.isExtra else {
          // Comments, of which few say something, and texts of literals that were met before.
          var marks: [Program.ID] = []
          lower(&cursor, into: &marks)
          if let rest = rule.buckets.firstIndex(where: { $0.slot == .rest }) { buckets[rest] += marks }
          continue
        }
        let field = cursor.field
        if child.isNamed, !rule.hasSlot(for: field) { position += 1 }
        for (index, bucket) in rule.buckets.enumerated()
        where rule.takes(bucket, field: field, position: position, isNamed: child.isNamed) {
          switch bucket.mode {
          case .source: names[index] = names[index] ?? range(of: bucket.within, at: &cursor)
          case .lowered: lower(&cursor, into: &buckets[index])
          }
        }
      } while cursor.moveToNextSibling()
      _ = cursor.moveToParent()
    }
    let filled = Filled(buckets: buckets, names: names, range: node.range, documented: documented)
    output.append(contentsOf: build(rule.shape, filled))
  }

  private mutating func lowerCode(_ range: ByteRange, into output: inout [Program.ID]) {
    reader.read(range, of: source) { lowerChildren(of: &$0, into: &output) }
  }

  /// The range of the first node of the kinds in the cursor's subtree, itself included; of the node for no kinds.
  private func range(of kinds: Set<Grammar.Symbol>, at cursor: inout Cursor) -> ByteRange? {
    let node = cursor.node
    if kinds.isEmpty || kinds.contains(node.symbol) { return node.range }
    guard cursor.moveToFirstChild() else { return nil }
    defer { _ = cursor.moveToParent() }
    repeat {
      if let found = range(of: kinds, at: &cursor) { return found }
    } while cursor.moveToNextSibling()
    return nil
  }

  private struct Filled {
    var buckets: [[Program.ID]]
    var names: [ByteRange?]
    var range: ByteRange
    /// The type of a function's result, as its documentation has it.
    var documented: ByteRange?
  }

  private mutating func build(_ shape: LoweringRule.Shape, _ filled: Filled) -> [Program.ID] {
    switch shape {
    case .bucket(let index, many: true):
      return filled.buckets[index]
    case .bucket(let index, many: false):
      // A spliced child brings several.
      return filled.buckets[index].isEmpty ? [builder.add(.nothing, range: filled.range)] : filled.buckets[index]
    case .operation(let operation, let name, let shapes):
      var children: [Program.ID] = []
      for shape in shapes { children += build(shape, filled) }
      switch operation {
      case .splice: return children
      case .skip: return []
      case .same: return Array(children.prefix(1))
      case .concatenate:
        // What stands in parentheses on the right stays apart: `" LIMIT " + (page + 1)` adds numbers.
        children = (children.first.map { flattened($0) } ?? []) + children.dropFirst()
      case .function: children = function(children, filled)
      case .result where nameBytes(name, filled) == nil: return []
      default: break
      }
      return [builder.add(operation, name: nameBytes(name, filled), children: children, range: filled.range)]
    }
  }

  private func flattened(_ id: Program.ID) -> [Program.ID] {
    builder.operation(id) == .concatenate ? Array(builder.children(id)) : [id]
  }

  /// What stands in a function: its parameters, the type of its result where something gives it, and its body.
  private mutating func function(_ children: [Program.ID], _ filled: Filled) -> [Program.ID] {
    var parameters = Array(children.dropLast())
    if let type = filled.documented, parameters.last.map({ builder.operation($0) == .result }) != true {
      parameters.append(builder.add(.result, name: Array(source[type.start..<type.end]), range: type))
    }
    return parameters + children.suffix(1).map { ownBody($0) }
  }

  /// Of a block that takes nothing, what stands in it: Ruby's `->(x) { … }` is one function, not two.
  private func ownBody(_ id: Program.ID) -> Program.ID {
    guard builder.operation(id) == .function, let body = builder.children(id).last,
      builder.children(id).dropLast().allSatisfy({ builder.operation($0) == .nothing })
    else { return id }
    return body
  }

  private func nameBytes(_ name: LoweringRule.Name, _ filled: Filled) -> [UInt8]? {
    let range: ByteRange?
    switch name {
    case .none: return nil
    case .own: range = filled.range
    case .constant(let name): return name
    case .bucket(let index): range = filled.names[index]
    }
    guard let range else { return nil }
    let bytes = source[range.start..<range.end]
    return Array(bytes.drop { sigils.contains($0) })
  }
}

extension LoweringRule {
  fileprivate func hasSlot(for field: Grammar.Field) -> Bool {
    field != 0 && buckets.contains { $0.slot == .field(field) }
  }

  fileprivate func takes(_ bucket: Bucket, field: Grammar.Field, position: Int, isNamed: Bool) -> Bool {
    switch bucket.slot {
    case .field(let wanted): return wanted == field
    case .position(let wanted): return isNamed && wanted == position && !hasSlot(for: field)
    case .rest: return isNamed && !hasSlot(for: field) && !buckets.contains { $0.slot == .position(position) }
    }
  }
}

extension Lowering {
  /// A text that stands apart takes the place of the first stand-in that still waits for its own.
  private mutating func joinText(_ cursor: inout Cursor, _ rule: LoweringTable.StringRule, node: Cursor.Node) {
    guard depth < limits.depth, !awaited.isEmpty else { return }
    let (standIn, opening) = awaited.removeFirst()
    depth += 1
    defer { depth -= 1 }
    builder.replace(standIn, with: lowerString(&cursor, rule, node: node, opening: opening))
  }

  /// A literal: a text for each line, or a concatenation of texts and interpolated expressions.
  ///
  /// - Parameter opening: where the literal begins, when that is not at its text.
  private mutating func lowerString(
    _ cursor: inout Cursor, _ rule: LoweringTable.StringRule, node: Cursor.Node, opening: ByteRange? = nil
  ) -> Program.ID {
    var pieces: [Piece] = []
    var content = node.range
    var firstChild = node.range.end
    if cursor.moveToFirstChild() {
      var index = 0
      firstChild = cursor.node.range.start
      repeat {
        let child = cursor.node
        let isDelimiter = !child.isNamed || rule.delimiters.contains(child.symbol)
        if isDelimiter, index == 0 {
          content.start = child.range.end
        } else if isDelimiter, index == node.childCount - 1 {
          content.end = max(content.start, child.range.start)
        } else if isDelimiter {
          pieces.append(Piece(range: child.range, values: []))
        } else if !rule.content.contains(child.symbol) {
          var values: [Program.ID] = []
          lower(&cursor, into: &values)
          pieces.append(Piece(range: child.range, values: values))
        }
        index += 1
      } while cursor.moveToNextSibling()
      _ = cursor.moveToParent()
    }
    // A grammar may show a literal's text without what delimits it.
    if content == node.range, let inner = LeafLiteral.content(of: source, in: node.range), inner.start <= firstChild {
      content = inner
    }
    if rule.standsApart { content = Indentation.withoutClosingLine(content, in: source) }
    let open = opening.map { source[$0.start..<$0.end] } ?? source[node.range.start..<content.start]
    return assemble(pieces, content: content, opening: open, rule.syntax, range: node.range)
  }

  /// A stretch of a literal that is not text.
  private struct Piece {
    var range: ByteRange
    var values: [Program.ID]
  }

  private mutating func assemble(
    _ pieces: [Piece], content: ByteRange, opening: ArraySlice<UInt8>, _ syntax: StringSyntax, range: ByteRange
  ) -> Program.ID {
    var content = content
    var decoder = StringDecoder(
      source: source, escapes: syntax.escapes(behind: opening),
      bracesAreDoubled: (syntax.bracePrefixes ?? "").utf8.contains { opening.contains($0) })
    let dedent = syntax.dedent(behind: opening)
    if dedent != nil || syntax.beginning != nil { content = Indentation.withoutFirstLineEnd(content, in: source) }
    if let dedent {
      decoder.indent = Indentation.width(of: dedent, content: content, in: source)
    }
    var parts: [Program.ID] = []
    var position = content.start
    for piece in pieces + [Piece(range: ByteRange(start: content.end, end: content.end), values: [])] {
      if piece.range.start > position {
        let stretch = ByteRange(start: position, end: piece.range.start)
        let isLineStart = dedent != nil && (position == content.start || source[position - 1] == UInt8(ascii: "\n"))
        for fragment in decoder.fragments(stretch, isLineStart: isLineStart) {
          parts.append(builder.add(.text, name: fragment.bytes, range: fragment.range))
        }
      }
      parts += piece.values
      position = max(position, piece.range.end)
    }
    if parts.count == 1, builder.operation(parts[0]) == .text { return parts[0] }
    return builder.add(.concatenate, children: parts, range: range)
  }
}
