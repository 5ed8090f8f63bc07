import Foundation
import TestSupport
import Testing

/// `Scripts/install-packages` where it need not or cannot install anything.
@Suite struct PackageInstallationTests {
  private static let script = Checkout.root.appending(path: "Scripts/install-packages").path(percentEncoded: false)

  @Test func nothingIsDoneForInstalledPackages() throws {
    let run = try Command(Self.script, "libc6", "bash")
    #expect(run.status == 0)
    #expect(run.output.isEmpty && run.errors.isEmpty)
  }

  @Test func anotherSystemIsToldWhatIsNeeded() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "bin/.keep")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("bin/bash"), withDestinationPath: "/bin/bash")
    let run = try Command("bash", Self.script, "gcc", "git", environment: ["PATH": folder.path("bin")])
    #expect(run.status == 1)
    #expect(run.errors.contains("\n  gcc git\n"))
  }
}
