import AnswerText
import CrossReference
import FactStore
import SourceModel

extension Coverage {
  /// What a verdict is said of.
  enum Subject {
    case column
    /// Whatever is sent on a table uses it for sure.
    case table
    case several
  }

  /// What may use it after all, where that would change the verdict.
  func doubts(about verdict: Verdict, of subject: Subject, _ style: TextStyle) -> [String] {
    var doubts: [String] = []
    let known = subject == .column ? sitesThatMayChange(verdict).count : 0
    let use = verdict == .readOnly ? "write" : verdict == .neverRead ? "read" : "name"
    if known > 0 {
      doubts.append("but \(counted(known, "place")) with statements on its table, known in part, may \(use) it")
    }
    let unknown = sitesOfUnknownTablesThatMayChange(verdict).count
    if unknown > 0 {
      let effect =
        subject == .several ? "mean one of these" : verdict.isOfNoStatement ? "mean this one" : "\(use) it"
      doubts.append("but \(counted(unknown, "place")) with statements on a table that is not known may \(effect)")
    }
    // What an ORM writes or reads may turn these around, too.
    if !builders.isEmpty, verdict != .unknownCode, verdict != .writtenAndRead {
      let effect = verdict.isOfNoStatement ? "" : ", and may \(use) \(subject == .several ? "these" : "it")"
      doubts.append("but statements of \(builders.map(\.name).joined(separator: " and ")) are not found\(effect)")
    }
    return doubts.map { style.doubtful("  " + $0) }
  }
}

extension Verdict {
  /// Whether no statement of code that production may run is known.
  fileprivate var isOfNoStatement: Bool {
    switch self {
    case .databaseOnly, .mentionedOnly, .testsOnly, .noUse: true
    case .unknownCode, .writtenAndRead, .readOnly, .neverRead, .starOnly: false
    }
  }
}

extension [DynamicSites.Site] {
  /// What each sends, of the first ten.
  func lines(_ style: TextStyle) -> [String] {
    if isEmpty { return [] }
    var table = TextTable([.left, .left, .left])
    for site in prefix(10) {
      let place = "\(site.place.path):\(site.place.lines.first)"
      table.add([style.place(place), site.place.function, site.text.onOneLine(limit: 80)])
    }
    let rest = count > 10 ? ["  … and \(counted(count - 10, "more place"))"] : []
    return ["", "statements on its table that are known in part, and may name it:"] + table.lines(indentation: 2) + rest
  }
}

extension NamingConvention {
  /// `ActiveRecord may take it for the class of a row`.
  var sentence: String { "\(library) may take it for \(purpose)" }

  var json: JSON {
    .object([("library", .string(library)), ("pattern", .string(pattern)), ("purpose", .string(purpose))])
  }
}

extension [NamingConvention] {
  func doubts(_ style: TextStyle) -> [String] {
    map { style.doubtful("  but by its name alone, \($0.sentence)") }
  }
}
