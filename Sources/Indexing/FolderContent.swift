internal import Foundation

/// The files below a folder, as they are now.
struct FolderContent: FileContent {
  let root: String

  func read(_ file: CrawledFile, limit: Int) -> FileBytes {
    let path = root + "/" + file.path
    do {
      // Symbolic links are not followed: what they lead to is a file of its own, or outside of the tree.
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      guard attributes[.type] as? FileAttributeType == .typeRegular else { return .notAFile }
      guard attributes[.size] as? Int ?? 0 <= limit else { return .oversized }
      return .bytes([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
    } catch CocoaError.fileReadNoSuchFile, CocoaError.fileNoSuchFile {
      return .unreadable("it was removed meanwhile")
    } catch CocoaError.fileReadNoPermission {
      return .unreadable("permission denied")
    } catch {
      return .unreadable(error.localizedDescription)
    }
  }
}
