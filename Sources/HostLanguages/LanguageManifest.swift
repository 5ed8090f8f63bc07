/// What `Grammars/<language>/manifest.json` says of a language. `Grammars/README.md` explains every key.
package struct LanguageManifest: Sendable, Codable {
  package var name: String
  /// A language whose keys and rules hold for this one, too, where it has none of its own; once they are taken over, the
  /// one at the end if that extends another.
  package var extends: String?
  /// Without the dot, lower case.
  package var extensions: [String]
  /// Whole file names.
  package var filenames: [String]?
  /// Names that a `#!` line may call.
  package var interpreters: [String]?
  package var grammar: GrammarSource
  /// Characters in front of variable names that are no part of the name, such as PHP's `$`.
  package var sigils: String?
  /// Names by which a method speaks of its own object or class.
  package var selfNames: [String]?
  /// A file imports by name whatever it uses of other files.
  package var explicitImports: Bool?
  /// What the paths of the standard library's packages begin with: an import of one is never of the repository.
  package var standardLibrary: [String]?
  /// What parameters for a connection, a cursor or a transaction are called.
  package var handles: [String]?
  /// The name of the method that makes an instance; the type's own name where there is none.
  package var constructor: String?
  /// Endings of files that imports may write; only of languages whose imports name files.
  package var importEndings: [String]?
  /// The files of a folder share their top-level variables.
  package var packageScope: Bool?
  /// How the language writes that there is no value.
  package var nullNames: [String]?
  /// No value comes out in a text as nothing at all.
  package var nullIsEmpty: Bool?
  /// The same for false.
  package var falseIsEmpty: Bool?
  /// An empty text is false in a condition.
  package var emptyIsFalse: Bool?
  /// The same for an empty list.
  package var emptyListIsFalse: Bool?
  /// What a method calls its object as one of the base type.
  package var superNames: [String]?
  /// Whether such a name, called, means the base's function that has the name of the one around it.
  package var superCalls: Bool?
  /// Members of a text that are the text, such as the value of an enumeration's case.
  package var textMembers: [String]?
  /// Texts that the language has names for.
  package var constants: [String: String]?
  /// The methods that give an object's text where one is needed.
  package var textMethods: [String]?
  /// What marks say, by the last name of their path, of methods that are read like members.
  package var propertyMarks: [String]?
  /// A bare name in a method may be a member of its object.
  package var implicitSelf: Bool?
  /// Whether a function declares each variable of its own: what it assigns without that is a member, where there is one.
  package var declaresVariables: Bool?
  /// Whether members that nothing sets are empty texts and lists, as Go's are.
  package var membersBeginEmpty: Bool?
  /// A call may spell a function's name in any case.
  package var foldsFunctionNames: Bool?
  /// What a class is told to make an instance of it, where that is a method of its own, such as Ruby's `new`.
  package var instantiator: String?
  /// Members of an object that are its class.
  package var typeMembers: [String]?
  /// Functions that a class calls in its body to take on what modules or traits have.
  package var mixins: [String]?
  /// Which tables classes have by a framework's convention.
  package var models: ModelConvention?
  /// A function's name alone is a call of it.
  package var callsByName: Bool?
  /// By what name a function calls the block that stands behind its arguments.
  package var block: String?
  /// A lambda is an object, whose only method may have any name.
  package var lambdasAreObjects: Bool?
  /// A function returns the value of its last statement.
  package var returnsLastValue: Bool?
  /// A loop over a map with one variable goes over its values, not its keys.
  package var iteratesValues: Bool?
  /// A function that is handed an array changes a copy of it.
  package var copiesArrays: Bool?
  /// A loop over a list goes over pairs of position and element, as one over a map goes over pairs of key and value.
  package var iteratesPairs: Bool?
  /// Kinds of `PlaceholderStyles` that the language's drivers use.
  package var placeholders: [String]?
  /// What libraries fill in by themselves before they send a text: `Substitution`'s notations.
  package var substitutions: [String]?
  /// How layers above the database quote names: cases of `NameQuotes`.
  package var nameQuotes: [String]?
  /// Parts of the paths of modules by which code talks to other databases, and to those that PostgreSQL may be among.
  package var databases: Databases?
  /// How the literal of each string node kind is written.
  package var strings: [String: StringSyntax]?
  /// Names of functions that send SQL, each with the positions that the text has among the arguments.
  package var sinks: [String: ArgumentPositions]?
  /// What attributes say of code that is a test, whole or by the last name of their path.
  package var testMarks: [String]?
  /// The beginning of comments that name the file whose text the variable behind them holds, such as `//go:embed `.
  package var embedMark: String?
  /// How documentation says what type a function gives: the words in front of it, such as `@return`.
  package var resultTags: [String]?
  /// Types that stand for a value of the type that is their first argument, such as `Promise`.
  package var wrapperTypes: [String]?
  /// Those of the sinks that only prepare a statement; what executes it sends it.
  package var prepares: [String]?
  /// Those of the sinks that send a prepared statement when they are called on it; all of them where it is left out.
  package var executes: [String]?
  /// Those of the sinks that take queries about objects, such as JPQL.
  package var objectQueries: [String]?
  /// Arguments of these that say of a query that it is SQL, by being true.
  package var nativeMarks: [String]?
  /// Names of functions that make strings of strings, maybe with the type or module in front: `strings.Join`.
  package var functions: [String: StringFunction]?

  /// Libraries whose calls put queries together clause by clause.
  package var queryBuilders: [QueryBuilder]?
  /// Libraries that make queries by themselves.
  package var builders: [BuilderSigns]?
  /// How frameworks come to call functions.
  package var entryPoints: EntryPointRules?

  /// The name that it shares with the languages whose functions its code calls.
  package var family: String { extends ?? name }

  /// The functions by whose calls a file is told to send something.
  package var signsOfSending: Set<String> {
    Set((sinks ?? [:]).keys).union((queryBuilders ?? []).flatMap(\.signs))
  }

  /// Takes what it leaves out from another, all but what tells the files and the grammar.
  mutating func inherit(_ base: LanguageManifest) {
    extends = base.extends ?? extends
    sigils = sigils ?? base.sigils
    selfNames = selfNames ?? base.selfNames
    handles = handles ?? base.handles
    constructor = constructor ?? base.constructor
    importEndings = importEndings ?? base.importEndings
    explicitImports = explicitImports ?? base.explicitImports
    standardLibrary = standardLibrary ?? base.standardLibrary
    packageScope = packageScope ?? base.packageScope
    instantiator = instantiator ?? base.instantiator
    typeMembers = typeMembers ?? base.typeMembers
    mixins = mixins ?? base.mixins
    models = models ?? base.models
    callsByName = callsByName ?? base.callsByName
    block = block ?? base.block
    lambdasAreObjects = lambdasAreObjects ?? base.lambdasAreObjects
    testMarks = testMarks ?? base.testMarks
    embedMark = embedMark ?? base.embedMark
    resultTags = resultTags ?? base.resultTags
    wrapperTypes = wrapperTypes ?? base.wrapperTypes
    prepares = prepares ?? base.prepares
    executes = executes ?? base.executes
    objectQueries = objectQueries ?? base.objectQueries
    nativeMarks = nativeMarks ?? base.nativeMarks
    nullNames = nullNames ?? base.nullNames
    nullIsEmpty = nullIsEmpty ?? base.nullIsEmpty
    falseIsEmpty = falseIsEmpty ?? base.falseIsEmpty
    emptyIsFalse = emptyIsFalse ?? base.emptyIsFalse
    emptyListIsFalse = emptyListIsFalse ?? base.emptyListIsFalse
    superNames = superNames ?? base.superNames
    superCalls = superCalls ?? base.superCalls
    textMethods = textMethods ?? base.textMethods
    propertyMarks = propertyMarks ?? base.propertyMarks
    textMembers = textMembers ?? base.textMembers
    constants = constants ?? base.constants
    implicitSelf = implicitSelf ?? base.implicitSelf
    declaresVariables = declaresVariables ?? base.declaresVariables
    membersBeginEmpty = membersBeginEmpty ?? base.membersBeginEmpty
    foldsFunctionNames = foldsFunctionNames ?? base.foldsFunctionNames
    returnsLastValue = returnsLastValue ?? base.returnsLastValue
    iteratesValues = iteratesValues ?? base.iteratesValues
    copiesArrays = copiesArrays ?? base.copiesArrays
    iteratesPairs = iteratesPairs ?? base.iteratesPairs
    placeholders = placeholders ?? base.placeholders
    substitutions = substitutions ?? base.substitutions
    nameQuotes = nameQuotes ?? base.nameQuotes
    databases = databases ?? base.databases
    strings = strings ?? base.strings
    sinks = sinks ?? base.sinks
    functions = functions ?? base.functions
    queryBuilders = queryBuilders ?? base.queryBuilders
    builders = builders ?? base.builders
    entryPoints = entryPoints ?? base.entryPoints
  }

  package struct Databases: Sendable, Codable {
    /// What a file imports that talks to other databases only.
    package var other: [String]
    /// What it imports beside if it talks to PostgreSQL as well.
    package var postgres: [String]
  }

  package struct GrammarSource: Sendable, Codable {
    /// The pinned source package, as `name==version`.
    package var package: String
    /// The folder of the parser's sources in it.
    package var folder: String
    /// The function that the compiled grammar exports.
    package var symbol: String
  }
}
