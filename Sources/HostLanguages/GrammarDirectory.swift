internal import Foundation

/// Where an installation keeps its grammars: never in a repository that is indexed.
package enum GrammarDirectory {
  /// The directory for ``LanguageRegistry``:
  ///
  /// 1. what the variable `PGXREF_GRAMMARS` names, whether it exists or not;
  /// 2. `../share/pgxref/grammars` beside the executable, as `make install` lays it out;
  /// 3. `Grammars` of the checkout that the executable was built in.
  ///
  /// - Parameters:
  ///   - executable: the running program when nil.
  ///   - environment: the process's own by default.
  /// - Returns: the second when neither the second nor the third exists: that is what is missing then.
  package static func path(
    executable: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String {
    if let named = environment["PGXREF_GRAMMARS"], !named.isEmpty { return named }
    let program = executable ?? Bundle.main.executablePath ?? "/"
    let folder = URL(filePath: program).resolvingSymlinksInPath().deletingLastPathComponent()
    let installed = folder.deletingLastPathComponent().appending(path: "share/pgxref/grammars")
    let found = exists(installed) ? installed : ofCheckout(around: folder) ?? installed
    return found.path(percentEncoded: false)
  }

  private static func ofCheckout(around folder: URL) -> URL? {
    var folder = folder.standardizedFileURL
    while folder.pathComponents.count > 1 {
      let grammars = folder.appending(path: "Grammars")
      if exists(grammars.appending(path: "sources.txt")) { return grammars }
      folder.deleteLastPathComponent()
    }
    return nil
  }

  private static func exists(_ url: URL) -> Bool {
    FileManager.default.fileExists(atPath: url.path(percentEncoded: false))
  }
}
