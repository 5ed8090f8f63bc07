internal import CPostgres

/// A connection to a server, which only reads: it opens one transaction that may not write, with a limit on each statement.
@safe package struct PostgresConnection: ~Copyable {
  private let connection: OpaquePointer

  /// Whether an argument is an address of a server and no file.
  package static func isAddress(_ argument: String) -> Bool {
    argument.hasPrefix("postgres://") || argument.hasPrefix("postgresql://")
  }

  /// Connects to `postgres://user@host:port/database`. What the address leaves out is taken from the environment as by every
  /// program of PostgreSQL: PGHOST, PGPASSWORD, the password file, the service file.
  package static func open(_ address: String) throws(ConnectionFailure) -> PostgresConnection {
    let connection = unsafe PostgresConnection(connection: try connect(address))
    let version = unsafe Int(PQserverVersion(connection.connection))
    if version < 120_000 { throw .tooOld(version: version) }
    _ = try connection.rows("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    _ = try connection.rows("SET LOCAL statement_timeout = '60s'")
    _ = try connection.rows("SET LOCAL lock_timeout = '5s'")
    return connection
  }

  private init(connection: OpaquePointer) { unsafe self.connection = connection }

  private static func connect(_ address: String) throws(ConnectionFailure) -> OpaquePointer {
    let settings = [
      ("dbname", address), ("connect_timeout", "10"), ("application_name", "pgxref"), ("client_encoding", "UTF8"),
    ]
    let keys = CStrings(settings.map(\.0))
    let values = CStrings(settings.map(\.1))
    // The first setting is an address, which libpq takes apart.
    guard let connection = unsafe PQconnectdbParams(keys.pointers, values.pointers, 1) else {
      throw .refused(place: Self.withoutPassword(address), message: "out of memory")
    }
    guard unsafe PQstatus(connection) == CONNECTION_OK else {
      let message = unsafe Self.oneLine(String(cString: PQerrorMessage(connection)))
      unsafe PQfinish(connection)
      throw .refused(
        place: Self.withoutPassword(address), message: Self.hiding(Self.password(of: address), in: message))
    }
    return unsafe connection
  }

  deinit { unsafe PQfinish(connection) }

  /// The rows of a query, all values as texts; nil is NULL.
  package func rows(_ query: String) throws(ConnectionFailure) -> [[String?]] {
    let result = unsafe PQexec(connection, query)
    defer { unsafe PQclear(result) }
    let status = unsafe PQresultStatus(result)
    guard status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK else {
      throw .query(message: Self.oneLine(unsafe String(cString: PQerrorMessage(connection))))
    }
    return unsafe (0..<PQntuples(result)).map { row in
      unsafe (0..<PQnfields(result)).map { column in
        unsafe PQgetisnull(result, row, column) == 1 ? nil : String(cString: PQgetvalue(result, row, column))
      }
    }
  }

  private static func oneLine(_ message: String) -> String {
    message.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }.joined(separator: " ")
  }

  /// What stands between the first colon behind `//` and the last `@` before the path.
  private static func password(of address: String) -> Substring? {
    guard let start = address.firstRange(of: "//")?.upperBound else { return nil }
    let authority = address[start...].prefix { $0 != "/" && $0 != "?" }
    guard let end = authority.lastIndex(of: "@"), let colon = authority[..<end].firstIndex(of: ":") else { return nil }
    return authority[authority.index(after: colon)..<end]
  }

  /// The address up to its parameters, without the password.
  static func withoutPassword(_ address: String) -> String {
    var shown = String(address.prefix { $0 != "?" })
    if let password = password(of: address) { shown = shown.replacing(":\(password)@", with: "@") }
    return shown
  }

  private static func hiding(_ password: Substring?, in message: String) -> String {
    guard let password, !password.isEmpty else { return message }
    return message.replacing(password, with: "***")
  }
}

/// Strings as C takes a list of them, with a null at its end.
@safe private final class CStrings {
  let pointers: UnsafeMutablePointer<UnsafePointer<CChar>?>
  private let count: Int

  init(_ strings: [String]) {
    count = strings.count
    unsafe pointers = .allocate(capacity: count + 1)
    for (index, string) in strings.enumerated() {
      let bytes = Array(string.utf8CString)
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
      unsafe copy.initialize(from: bytes, count: bytes.count)
      unsafe pointers[index] = UnsafePointer(copy)
    }
    unsafe pointers[count] = nil
  }

  deinit {
    for index in 0..<count { unsafe pointers[index]?.deallocate() }
    unsafe pointers.deallocate()
  }
}
