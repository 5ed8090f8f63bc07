/// An entry of git's index or of a tree.
struct GitEntry: Equatable {
  enum Kind { case file, symlink, submodule }

  var kind: Kind
  var blob: String
  var path: String
  /// Left out of the work tree by a sparse checkout.
  var isSparse = false
  /// In the middle of a merge: there are several blobs for the path.
  var isUnmerged = false

  /// From a line of `ls-files -s -t`: `<tag> <mode> <blob> <stage>`, a tab, the path; nil for the other blobs of a
  /// path that is being merged.
  init?(stagedEntry line: ArraySlice<UInt8>) {
    guard let (words, path) = Self.split(line), words.count == 4, ["0", "2"].contains(words[3]) else { return nil }
    self.init(mode: words[1], blob: words[2], path: path)
    isSparse = words[0] == "S"
    isUnmerged = words[3] != "0"
  }

  /// From a line of `ls-tree`: `<mode> <type> <blob>`, a tab, the path.
  init?(treeEntry line: ArraySlice<UInt8>) {
    guard let (words, path) = Self.split(line), words.count == 3 else { return nil }
    self.init(mode: words[0], blob: words[2], path: path)
  }

  private init(mode: String, blob: String, path: String) {
    kind =
      switch mode {
      case "120000": .symlink
      case "160000": .submodule
      default: .file
      }
    self.blob = blob
    self.path = path
  }

  private static func split(_ line: ArraySlice<UInt8>) -> (words: [String], path: String)? {
    guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
    let words = line[..<tab].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    return (words, String(decoding: line[(tab + 1)...], as: UTF8.self))
  }
}
