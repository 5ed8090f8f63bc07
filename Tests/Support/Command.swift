package import Foundation

/// A program that was run to its end: what it printed, and its status.
package struct Command: Sendable {
  package let status: Int32
  package let output: String
  package let errors: String

  /// Runs a program and waits for its end. Output goes through files, which never fill up as pipes do.
  ///
  /// - Parameters:
  ///   - arguments: the program, by its path or by a name on the PATH, and its arguments.
  ///   - folder: the working folder; the checkout's root when nil.
  ///   - environment: added to the one of the tests.
  package init(
    _ arguments: String..., in folder: URL? = nil, environment: [String: String] = [:], input: String = ""
  ) throws {
    try self.init(arguments, in: folder, environment: environment, input: input)
  }

  package init(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:], input: String = ""
  ) throws {
    let files = try TemporaryFolder()
    for (name, content) in [("input", input), ("output", ""), ("errors", "")] { try files.write(content, to: name) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = folder ?? Checkout.root
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: files.url.appending(path: "input"))
    process.standardOutput = try FileHandle(forWritingTo: files.url.appending(path: "output"))
    process.standardError = try FileHandle(forWritingTo: files.url.appending(path: "errors"))
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = String(decoding: try Data(contentsOf: files.url.appending(path: "output")), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: files.url.appending(path: "errors")), as: UTF8.self)
  }
}
