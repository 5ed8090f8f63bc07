/// Why a server gives no answer. No description holds a password.
package enum ConnectionFailure: Error, CustomStringConvertible {
  /// - Parameter place: the address without its password.
  case refused(place: String, message: String)
  case query(message: String)
  case tooOld(version: Int)

  package var description: String {
    switch self {
    case .refused(let place, let message):
      "cannot connect to \(place): \(message); check the address, that the server takes connections from here, and the "
        + "password (of PGPASSWORD or ~/.pgpass)"
    case .query(let message): "the server could not be asked for its schema: \(message)"
    case .tooOld(let version):
      "the server is PostgreSQL \(version / 10000); its schema can be read from 12 on. Export it with pg_dump --schema-only "
        + "and import the file"
    }
  }
}
