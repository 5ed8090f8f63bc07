/// How the name of a table follows from that of a class.
package enum TableNaming: String, Sendable, Codable {
  /// `OrderLine` has `order_lines`, by the English plurals of Rails' ActiveSupport.
  case pluralSnakeCase

  package func table(ofClass name: String) -> String {
    switch self {
    case .pluralSnakeCase:
      var words = Self.snakeCase(name).split(separator: "_", omittingEmptySubsequences: false).map(String.init)
      if let last = words.popLast() { words.append(Self.plural(of: last)) }
      return words.joined(separator: "_")
    }
  }

  /// `HTTPServer` is `http_server`.
  private static func snakeCase(_ name: String) -> String {
    let letters = Array(name)
    var result = ""
    for (index, letter) in letters.enumerated() {
      let startsWord = index > 0 && letter.isUppercase
      let followsSmall = startsWord && (letters[index - 1].isLowercase || letters[index - 1].isNumber)
      let endsCapitals =
        startsWord && letters[index - 1].isUppercase && index + 1 < letters.count && letters[index + 1].isLowercase
      if followsSmall || endsCapitals { result += "_" }
      result += letter.lowercased()
    }
    return result
  }

  private static func plural(of word: String) -> String {
    if uncountable.contains(word) { return word }
    if let known = irregular[word] { return known }
    for (ending, replacement) in endings where word.hasSuffix(ending) {
      return word.dropLast(ending.count) + replacement
    }
    let letters = Array(word)
    if word.hasSuffix("y"), letters.count > 1 {
      let isVowel = "aeiou".contains(letters[letters.count - 2]) && !word.hasSuffix("quy")
      return isVowel ? word + "s" : word.dropLast() + "ies"
    }
    return word.hasSuffix("s") ? word : word + "s"
  }

  private static let uncountable: Set = [
    "equipment", "information", "rice", "money", "species", "series", "fish", "sheep", "jeans", "police",
  ]

  private static let irregular = [
    "person": "people", "man": "men", "child": "children", "sex": "sexes", "move": "moves", "zombie": "zombies",
    "ox": "oxen", "quiz": "quizzes", "mouse": "mice", "louse": "lice", "axis": "axes", "testis": "testes",
  ]

  /// Endings and what they become, the first that fits.
  private static let endings = [
    ("status", "statuses"), ("alias", "aliases"), ("octopus", "octopi"), ("virus", "viri"), ("bus", "buses"),
    ("matrix", "matrices"), ("vertex", "vertices"), ("index", "indices"), ("hive", "hives"), ("sis", "ses"),
    ("tum", "ta"), ("ium", "ia"), ("buffalo", "buffaloes"), ("tomato", "tomatoes"), ("potato", "potatoes"),
    ("lf", "lves"), ("rf", "rves"), ("ife", "ives"), ("ch", "ches"), ("sh", "shes"), ("ss", "sses"), ("x", "xes"),
    ("person", "people"), ("child", "children"), ("man", "men"),
  ]
}
