internal import SourceModel

extension SkipRule {
  /// What is told of a single file that was passed over by this rule; nil where the count says enough.
  func finding(path: String, reason: String?) -> Finding? {
    switch self {
    case .oversized:
      Finding(
        code: "file-too-large", severity: .note, path: path,
        message: "the file has more than \(Self.sizeLimit >> 20) MiB and was left out")
    case .unreadable:
      Finding(
        code: "unreadable-file", severity: .warning, path: path,
        message: "the file was left out because it cannot be read: \(reason ?? "unknown reason")")
    case .lfsPointer:
      Finding(
        code: "lfs-pointer", severity: .note, path: path,
        message: "only a pointer of Git LFS is there; run `git lfs pull` to have the file indexed")
    default: nil
    }
  }
}
