package import SourceModel

/// By what the common frameworks of a language are told that they call a function. `Grammars/README.md` explains the keys.
package struct EntryPointRules: Sendable, Codable {
  package struct Rule: Sendable, Codable {
    package var kind: EntryPoint.Kind
    /// What stands in front of the path, such as `GET`.
    package var verb: String?
    /// Only where the first text begins with a slash.
    package var path: Bool?
  }

  /// An object whose members say what is called.
  package struct ObjectRule: Sendable, Codable {
    package var kind: EntryPoint.Kind
    /// The member that names it.
    package var label: String
    /// Those that hold functions.
    package var handlers: [String]
  }

  /// A class whose methods are called because of what it is made from.
  package struct TypeRule: Sendable, Codable {
    /// The base's last name; a `*` in front stands for any beginning.
    package var base: String
    package var kind: EntryPoint.Kind
    /// All methods without it.
    package var methods: [String]?
  }

  /// Files whose top-level functions are called because of where they stand.
  package struct FileRule: Sendable, Codable {
    /// A pattern as in `.gitignore`.
    package var path: String
    package var kind: EntryPoint.Kind
    /// All functions without it.
    package var functions: [String]?
  }

  /// Decorators, annotations and attributes by their last name.
  package var marks: [String: Rule]?
  /// Those of them that, on a class, give the beginning of the paths of its methods.
  package var prefixes: [String]?
  /// Calls that hand a function over, by the function's name or by that of the object and it.
  package var calls: [String: Rule]?
  /// Functions that give a router, or hand one over, whose paths begin with a text of theirs: by name, the keyword of the text,
  /// or nothing for the first text among their arguments.
  package var routers: [String: String]?
  /// Objects by the last name of their type.
  package var objects: [String: ObjectRule]?
  package var types: [TypeRule]?
  package var files: [FileRule]?

  package init() {}
}
