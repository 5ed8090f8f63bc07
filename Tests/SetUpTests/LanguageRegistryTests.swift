import HostLanguages
import TestSupport
import Testing

/// Mistakes in the files below `Grammars/`.
@Suite struct LanguageRegistryTests {
  private static let kinds = #"{"test": ["tests/"], "migration": [], "script": [], "schema": []}"#

  private static func manifest(_ more: String) -> String {
    #"{"name": "x", "extensions": ["x"], "grammar": {"package": "x==1", "folder": "x", "symbol": "x"}\#(more)}"#
  }

  @Test(arguments: [
    (
      kinds: #"{"test": [], "migration": [], "script": [], "schema": [], "seed": []}"#, manifest: "",
      reason: "no key “seed”"
    ),
    (kinds: #"{"test": [], "migration": []}"#, manifest: "", reason: "the key “script” is missing"),
    (kinds: kinds, manifest: #", "sink": {}"#, reason: "no key “sink”"),
    (
      kinds: kinds, manifest: #", "strings": {"string": {"escape": "none"}}"#,
      reason: "strings.string: the key “escapes” is missing"
    ),
    (
      kinds: kinds, manifest: #", "strings": {"string": {"escapes": "none", "raw": "r"}}"#,
      reason: "no key “raw” in strings.string"
    ),
  ])
  func aMistakeIsNamed(kinds: String, manifest: String, reason: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(kinds, to: "kinds.json")
    try folder.write(Self.manifest(manifest), to: "x/manifest.json")
    let failure = #expect(throws: LanguageFailure.self) { try LanguageRegistry(directory: folder.path("")) }
    #expect(failure?.description.contains(reason) == true, "\(String(describing: failure))")
  }
}
