import AnswerText
import FactStore
import Foundation
import Indexing
import SourceModel

/// Where the checkouts on this machine differ from what was indexed, as far as these places are concerned.
///
/// Told by the files' contents, so that a file that was only touched or checked out anew is no change. Nothing is said of
/// a repository whose checkout is not where it was indexed.
func changes(at places: [SitePlace], since store: FactStore) throws(FactStoreFailure) -> [String] {
  let paths = Dictionary(grouping: places, by: \.repository).mapValues { Set($0.map(\.path)).sorted() }
  var changes: [String] = []
  for revision in try store.revisions() where revision.isNewest {
    guard let paths = paths[revision.repository], FileManager.default.fileExists(atPath: revision.origin) else {
      continue
    }
    let indexed = Dictionary(try store.files(of: revision.repository).map { ($0.path, $0.blob) }) { first, _ in first }
    let changed = paths.filter { path in
      // Ids of 64 digits are those of a repository with SHA-256, which are not compared.
      guard let blob = indexed[path], blob.utf8.count == 40 else { return false }
      return content(of: path, in: revision.origin).map { blobID(of: $0) != blob } ?? false
    }
    guard !changed.isEmpty else { continue }
    let more = changed.count > 3 ? " and \(counted(changed.count - 3, "more file"))" : ""
    let state = revision.commit.map { "at \($0.prefix(12))" } ?? "on \(revision.indexedAt.iso8601)"
    changes.append(
      "\(revision.repository) has changed since it was indexed \(state), so lines may be off: "
        + changed.prefix(3).joined(separator: ", ") + more)
  }
  return changes
}

/// nil for a file that is not there, as in the folder of a bare repository.
private func content(of path: String, in folder: String) -> [UInt8]? {
  (try? Data(contentsOf: URL(filePath: folder).appending(path: path))).map(Array.init)
}
