import Foundation
import HostLanguages
import Indexing
import SourceModel
import TestSupport

/// One case of a corpus file: some source files of one repository, and the sites that they are expected to give.
struct CorpusCase {
  struct File {
    var path: String
    var text: String

    var isLoaded: Bool { path.hasSuffix(".sql") }
  }

  var name: String
  /// The first is `case.<extension>`; the others stand behind lines `--- path`.
  var files: [File]
  /// As ``SiteDescription`` prints them.
  var expected: String

  static let registry = Result { try LanguageRegistry(directory: Checkout.root.appending(path: "Grammars").path) }

  /// What comes of the files after each was changed; texts that are loaded stay as they are.
  func inspect(_ change: (String) -> String = { $0 }) throws -> FileInspection {
    try FileInspection(
      files.map { ($0.path, Array(($0.isLoaded ? $0.text : change($0.text)).utf8)) }, registry: Self.registry.get())
  }
}
