import Foundation

/// The bytes of a file that a command names; `-` is the standard input.
func contents(of file: String, _ console: Console) throws -> [UInt8] {
  if file == "-" { return try console.readInput() }
  do {
    return Array(try Data(contentsOf: URL(filePath: file)))
  } catch {
    throw UnreadableFile(path: file, error: error)
  }
}

/// A file that a command names and that cannot be read.
struct UnreadableFile: Error, CustomStringConvertible {
  var description: String

  init(path: String, error: any Error) {
    let isFolder = try? URL(filePath: path).resourceValues(forKeys: [.isDirectoryKey]).isDirectory
    let reason =
      if isFolder == nil {
        "there is no such file; check the path"
      } else if isFolder == true {
        "it is a folder; name a file in it"
      } else if !FileManager.default.isReadableFile(atPath: path) {
        "permission denied; check who may read it"
      } else {
        error.localizedDescription
      }
    description = "cannot read \(path): \(reason)"
  }
}
