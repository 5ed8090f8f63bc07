internal import SourceModel

/// What of a function's body in PL/pgSQL can use columns: its statements, its expressions, and the types of its variables.
///
/// libpg_query's parser of PL/pgSQL knows no types of tables: it refuses every function that assigns to a field of a variable
/// such as `o orders`. So the few kinds of statement that there are (PostgreSQL's `pl_gram.y`) are read by their keywords, and
/// the SQL in them by PostgreSQL's parser.
struct ProceduralBody {
  struct Fragment {
    enum Kind: Hashable {
      case query
      /// An expression that decides which way is taken.
      case condition
      case value
      /// The name that is assigned to, in its parts; the text is what is assigned.
      case assignment([String])
      /// An expression whose value is run as a statement.
      case dynamic
    }

    var kind: Kind
    /// UTF-8 byte offsets into the body.
    var range: ByteRange
  }

  struct Variable {
    var name: String
    /// The name of its type, such as `orders` of `orders%ROWTYPE`.
    var type: [String]
  }

  var fragments: [Fragment] = []
  var variables: [Variable] = []

  /// - Parameter text: what stands between the quotes of the body.
  init(_ text: [UInt8]) {
    var reader = ProceduralReader(text)
    reader.read()
    fragments = reader.fragments
    variables = reader.variables
  }
}
