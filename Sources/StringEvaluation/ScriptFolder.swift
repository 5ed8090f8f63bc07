internal import QueryTemplates

/// The scripts of a repository, by the paths under which code may load them.
struct ScriptFolder: Sendable {
  private let scripts: [SourceScript]
  private let byFileName: [Substring: [Int]]
  /// Of the statements that calls may name.
  let sectionNames: Set<String>

  init(_ scripts: [SourceScript]) {
    self.scripts = scripts
    sectionNames = Set(scripts.flatMap(\.sectionNames))
    byFileName = Dictionary(grouping: scripts.indices) { scripts[$0].path.split(separator: "/").last ?? "" }
  }

  /// The script that a path means, of which the end is known: `{base}/sql/find.sql`.
  ///
  /// The one beside the loading file, or else the only one whose path ends so.
  func script(at written: Template, from file: String) -> SourceScript? {
    guard !byFileName.isEmpty, let path = Self.knownEnd(of: written), let name = path.last else { return nil }
    let candidates = (byFileName[name] ?? []).filter { ends(scripts[$0].path, in: path) }
    if candidates.count == 1 { return scripts[candidates[0]] }
    let folder = file.split(separator: "/").dropLast()
    return candidates.first { scripts[$0].path.split(separator: "/").elementsEqual(folder + path) }.map { scripts[$0] }
  }

  /// The scripts in the folder that a path means, or the one script.
  func scripts(under written: Template, from file: String) -> [SourceScript] {
    if let script = script(at: written, from: file) { return [script] }
    guard let path = Self.knownEnd(of: written), !path.isEmpty else { return [] }
    let folders = Dictionary(grouping: scripts) { $0.path.split(separator: "/").dropLast().joined(separator: "/") }
    let named = folders.filter { ends($0.key, in: path) }
    if named.count == 1, let only = named.first { return only.value }
    let folder = file.split(separator: "/").dropLast()
    return named[(folder + path).joined(separator: "/")] ?? []
  }

  private func ends(_ path: String, in end: [Substring]) -> Bool {
    let parts = path.split(separator: "/")
    return parts.count >= end.count && parts.suffix(end.count).elementsEqual(end)
  }

  /// The parts of a path behind what is not known of it, with `.` and `..` taken out.
  private static func knownEnd(of template: Template) -> [Substring]? {
    var bytes: [UInt8] = []
    for part in template.parts {
      guard case .text(let text) = part else {
        bytes = []
        continue
      }
      bytes += text.bytes
    }
    var parts: [Substring] = []
    for part in String(decoding: bytes, as: UTF8.self).split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.isEmpty ? nil : parts
  }
}
