import AnswerText
import Indexing

extension IndexSummary {
  /// What a run has done, for people.
  func lines(of repository: String, in duration: Duration) -> [String] {
    let (seconds, attoseconds) = duration.components
    let time = (Double(seconds) * 1e3 + Double(attoseconds) / 1e15).duration
    if isUnchanged { return ["\(repository): nothing has changed (\(counted(filesSeen, "file")) seen, \(time))"] }
    var lines = [
      "\(repository): \(counted(sites, "site")) with \(counted(statements, "statement")) in "
        + "\(counted(filesIndexed, "file")) of known languages; \(counted(findings, "finding")); \(time)",
      "  files seen \(Int64(filesSeen).grouped), parsed \(Int64(filesParsed).grouped)",
    ]
    let passedOver = skipped.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    if !passedOver.isEmpty {
      lines.append(
        "  passed over: " + passedOver.map { "\($0.key) \(Int64($0.value).grouped)" }.joined(separator: ", "))
    }
    return lines
  }
}

extension IndexProgress {
  /// For people, on one line.
  var text: String {
    switch self {
    case .listing: "listing files"
    case .reading(let done, let all): "reading \(Int64(done).grouped) of \(counted(all, "file"))"
    case .following(let wave, let files): "following names into \(counted(files, "more file")) (wave \(wave))"
    case .findingCallers(let wave, let files): "looking for callers in \(counted(files, "more file")) (wave \(wave))"
    case .joining(let files): "evaluating \(counted(files, "file"))"
    case .storing(let sites): "storing \(counted(sites, "site"))"
    }
  }
}
