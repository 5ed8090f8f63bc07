/// The vocabulary of a lowered program: all that is left of a language after HostLanguages.
///
/// A program is a tree of operations; the comment behind each tells its children (`?` may be `nothing`, `…` any number)
/// and, after "named", what its name holds. `Grammars/README.md` shows how tables produce them.
package enum Operation: UInt8, Sendable, CaseIterable {
  // Values
  /// A child that is not there.
  case nothing
  /// Named: bytes of a literal as the program sees them, of one source line at most.
  case text
  /// Named: a number, true, false or null as written.
  case scalar
  /// (part…)
  case concatenate
  /// (format, argument…): printf-like, by an operator.
  case format
  /// Named: a variable, a constant, a function, a class, an imported name.
  case read
  /// (object), named: an attribute, a method, a member of a class, module or package.
  case member
  /// (object, key)
  case index
  /// (callee, argument…); arguments may be `keyword` and `spread`.
  case call
  /// (tag, template): a call whose text is a literal. What is interpolated are values for the driver, unless it is SQL.
  case tagged
  /// (value), named: the keyword of an argument.
  case keyword
  /// (value): a list or a map whose elements are arguments or elements.
  case spread
  /// (element…)
  case list
  /// (pair…)
  case map
  /// (key, value)
  case pair
  /// (target): the value itself, by a reference through which it can be set.
  case address
  /// (list or map), named: an object written as its type and its members, which are the map's pairs.
  case object
  /// (condition, value, otherwise)
  case either
  /// (condition, value): the second when the first is true; as a condition, both.
  case both
  /// (condition): the opposite.
  case not
  /// (value, value): whether they are the same.
  case equal
  /// (value, otherwise): the second when the first is false or null.
  case fallback
  /// (element, iteration or condition…): one element for each round for which the conditions hold.
  case each
  /// (target, source)
  case iteration
  /// (value, count) in either order: a text or a list, any number of times.
  case `repeat`
  /// (parameter…, result?, body), named; the body is a block or a value. Empty name: a lambda.
  case function
  /// (default?), named.
  case parameter
  /// Named: the type of what a function is declared to give, as written.
  case result
  /// (child…): nothing is known of its value; the children are looked at for what they send.
  case unknown

  // Statements
  /// (statement…)
  case block
  /// Named: what an attribute or a directive says of the statement behind it.
  case mark
  /// (target, value)
  case assign
  /// (target, value): the value is added at the end of the target's.
  case append
  /// (condition, then, arm or otherwise or block…)
  case branch
  /// (subject, arm or otherwise…): any one of the arms, or none when nothing is `otherwise`.
  case choose
  /// (condition…, block)
  case arm
  /// (block)
  case otherwise
  /// (target?, source or condition?, body)
  case loop
  /// (value?)
  case `return`
  /// (value?): leaves the function by an error.
  case raise
  /// (body, handler or finish…)
  case attempt
  /// (block)
  case handler
  /// (block): runs in any case.
  case finish
  /// (member or base…), named: class, module, trait, enumeration.
  case type
  /// (name or alias…), named: the module's path as written, empty when each name is whole.
  case `import`
  /// Named: what is imported; (alias) when it goes by another name.
  case imported
  /// Goes on with the next round of the loop around it.
  case next

  // Only in tables
  /// The children stand in the parent's place.
  case splice
  /// The first child stands in its place.
  case same
  /// Not looked at.
  case skip
  /// The node's source is read again by itself, as code of the same language.
  case code
  /// The same, and the elements of the list that it turns out to be stand in the parent's place.
  case codeElements
}
