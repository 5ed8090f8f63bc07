extension QueryComment {
  /// The name of code that a comment consists of, such as `Title::newFromRow`, `findByStoreId` or `Tx<insertPerson>`, or
  /// that Hibernate writes behind a verb, such as `load com.acme.Order`; nil for anything else.
  ///
  /// Kept is only what is shaped like a name that people give to code: no white space, no more than two digits in a row, and
  /// a name of several words, as in `findByStoreId` and `find_by_store_id`. A lone word, a number, an address or a hash may
  /// be data, and goes. Of what begins with a method of a class, as in MediaWiki's `Title::newFromRow Ann`, the rest goes: it
  /// is a user's name or address.
  static func codeName(in content: Substring) -> String? {
    let first = content.prefix { !$0.isWhitespace }
    let name = first.contains("::") ? first : withoutVerb(content)
    guard name.utf8.count <= 120, let parts = parts(of: name), parts.allSatisfy(isIdentifier) else { return nil }
    let isQualified = ["::", "#", "->", "<"].contains { name.contains($0) }
    // One colon is between a key and its value.
    if name.replacing("::", with: "").contains(":") && !name.contains("<") { return nil }
    let isClass = parts.count > 2 && parts.last?.first?.isUppercase ?? false
    return isQualified || isClass || parts.contains(where: isCompound) ? String(name) : nil
  }

  /// The name of a query in HQL: `named HQL query Order.byId`.
  static func namedQuery(in content: Substring) -> String? {
    for mark in ["named HQL query ", "named native SQL query "] where content.hasPrefix(mark) {
      let name = content.dropFirst(mark.count)
      if let parts = parts(of: name), parts.allSatisfy(isIdentifier) { return String(name) }
    }
    return nil
  }

  /// Without the verb that Hibernate puts before the name of an entity: `load com.acme.Order`, `insert for com.acme.Order`.
  private static func withoutVerb(_ content: Substring) -> Substring {
    let words = content.split(separator: " ")
    guard let entity = words.last, words.count == 2 || words.count == 3 && words[1] == "for",
      ["load", "insert", "update", "delete"].contains(words[0]),
      // A class in a package: `delete alice` is prose.
      let mark = entity.lastIndex(of: "."), entity[entity.index(after: mark)...].first?.isUppercase ?? false
    else { return content }
    return entity
  }

  private static func parts(of name: Substring) -> [Substring]? {
    guard let first = name.first, first.isLetter || first == "_" || first == "\\" else { return nil }
    let inner = name.hasSuffix(">") ? name.dropLast() : name
    guard inner.filter({ $0 == "<" }).count == name.count - inner.count else { return nil }
    let parts = inner.replacing("::", with: ".").replacing("->", with: ".").split(
      omittingEmptySubsequences: false, whereSeparator: { ".#\\:<".contains($0) })
    return (parts.first?.isEmpty ?? false) ? Array(parts.dropFirst()) : parts
  }

  private static func isIdentifier(_ part: Substring) -> Bool {
    guard let first = part.first, first.isLetter || first == "_" else { return false }
    var digits = 0
    return part.allSatisfy { character in
      digits = character.isNumber ? digits + 1 : 0
      return digits <= 2 && (character.isLetter || character.isNumber || character == "_")
    }
  }

  /// Whether it is made of several words.
  private static func isCompound(_ part: Substring) -> Bool {
    guard part.contains(where: \.isLowercase) else { return false }
    let words = part.split(separator: "_")
    return words.count > 1 || zip(part, part.dropFirst()).contains { $0.isLowercase && $1.isUppercase }
  }
}
