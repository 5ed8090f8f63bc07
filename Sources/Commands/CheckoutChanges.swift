import FactStore
import Foundation
import SourceModel

/// Where the checkouts on this machine differ from what was indexed, as far as these sites are concerned.
///
/// Compared by the ids that git gives to the files' contents, so that a touched or newly checked out file is no change.
/// Nothing is said of a repository whose checkout is not here.
func changes(
  since revisions: [RevisionSummary], at sites: [QuerySite], _ store: FactStore
) throws(FactStoreFailure) -> [String] {
  let paths = Dictionary(grouping: sites, by: \.repository).mapValues { Set($0.map(\.place.path)) }
  var changes: [String] = []
  for revision in revisions where revision.isNewest {
    guard let paths = paths[revision.repository]?.sorted() else { continue }
    let present = paths.filter { FileManager.default.fileExists(atPath: revision.origin + "/" + $0) }
    guard !present.isEmpty, let blobs = blobs(of: present, in: revision.origin) else { continue }
    let indexed = Dictionary(try store.files(of: revision.repository).map { ($0.path, $0.blob) }) { first, _ in first }
    let changed = zip(present, blobs).filter { indexed[$0] != nil && indexed[$0] != $1 }.map(\.0)
    guard !changed.isEmpty else { continue }
    let shown = changed.prefix(3).joined(separator: ", ") + (changed.count > 3 ? " and \(changed.count - 3) more" : "")
    changes.append(
      "\(shown) in \(revision.repository) changed since \(revision.commit.map { "revision \($0.prefix(12))" } ?? "the folder") "
        + "was indexed, so lines may be off: run `pgxref index` again")
  }
  return changes
}

/// What git would store these files under, in their order; nil where there is no git.
private func blobs(of paths: [String], in folder: String) -> [String]? {
  var ids: [String] = []
  for start in stride(from: 0, to: paths.count, by: 200) {
    let git = Process()
    let output = Pipe()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = ["git", "-C", folder, "hash-object", "--"] + paths[start..<min(start + 200, paths.count)]
    git.standardOutput = output
    git.standardError = FileHandle.nullDevice
    guard (try? git.run()) != nil else { return nil }
    let lines = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    git.waitUntilExit()
    ids += lines.split(separator: "\n").map(String.init)
  }
  return ids.count == paths.count ? ids : nil
}
