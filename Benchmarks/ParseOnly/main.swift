// Parses every file whose path comes on standard input, NUL-terminated, on one thread, and does nothing with the trees:
// the yardstick of `make bench`.

internal import Foundation
internal import HostLanguages
internal import TreeSitter

let directory = CommandLine.arguments.dropFirst().first ?? "Grammars"
let registry = try LanguageRegistry(directory: directory)
var grammars: [String: Grammar] = [:]
let parser = Parser()
var files = 0
var bytes = 0

for entry in FileHandle.standardInput.readDataToEndOfFile().split(separator: 0) {
  let path = String(decoding: entry, as: UTF8.self)
  guard let name = registry.language(forPath: path), let manifest = registry.manifest(name) else { continue }
  let grammar =
    try grammars[name] ?? Grammar(library: "\(directory)/.build/\(name).so", symbol: manifest.grammar.symbol)
  grammars[name] = grammar
  let source = try [UInt8](Data(contentsOf: URL(filePath: path)))
  _ = parser.parse(source, with: grammar)
  files += 1
  bytes += source.count
}
print("\(files) files, \(bytes) bytes")
