import Foundation
import Glibc
import TestSupport

extension Program {
  /// Whether ``runUnprivileged(_:in:)`` works: as root, for who `nobody` may reach the program, or as another user.
  static let canRunUnprivileged: Bool = {
    if getuid() != 0 { return true }
    guard let path else { return false }
    return (try? Command(asNobody + ["test", "-x", path]).status) == 0
  }()

  private static let asNobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]

  /// Runs the program as a user who is not root, and who owns the folder.
  static func runUnprivileged(_ arguments: String..., in folder: TemporaryFolder) throws -> Command {
    if getuid() != 0 { return try run(arguments, in: folder) }
    try FileManager.default.setAttributes([.ownerAccountID: 65534], ofItemAtPath: folder.path())
    let command = (asNobody + ["\"$pgxref\""] + arguments).joined(separator: " ")
    return try shell(command, in: folder)
  }
}
