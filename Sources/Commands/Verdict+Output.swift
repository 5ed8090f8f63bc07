import AnswerText
import CrossReference
import SourceModel

extension Verdict {
  /// What it means for whoever wants to drop the thing; nil where that is plain.
  var advice: String? {
    switch self {
    case .unknownCode: "somebody sends statements that use it: find out who before anything else"
    case .writtenAndRead, .readOnly: nil
    case .neverRead: "nothing is known to read it; what writes it breaks when it goes"
    case .starOnly: "only `SELECT *` and its like have it: look at what the code does with the rows"
    case .databaseOnly: "views, functions, triggers or partition keys of the database use it"
    case .mentionedOnly: "no statement uses it, but code names it, as code that uses an ORM does"
    case .testsOnly: "no code that production runs is known to use it"
    case .noUse: "nothing is known to use it, as far as the lines below reach"
    }
  }

  func text(_ style: TextStyle) -> String {
    switch self {
    case .unknownCode: style.alarming(rawValue)
    case .noUse, .testsOnly: style.good(rawValue)
    case .mentionedOnly, .databaseOnly, .starOnly, .neverRead: style.doubtful(rawValue)
    case .writtenAndRead, .readOnly: rawValue
    }
  }
}

extension UseCounts {
  /// The verdict behind a name, and beneath it what it rests on.
  func lines(of name: String, _ style: TextStyle) -> [String] {
    let known = verdict == knownVerdict ? nil : "what is known of the code and the database: \(knownVerdict.rawValue)"
    return [style.heading(name) + ": " + verdict.text(style)]
      + [advice, known, placesText].compactMap { $0 }.map { "  " + $0 }
  }

  /// Rows that an ORM reads are read by no statement that is known.
  private var advice: String? {
    guard mentions > 0 else { return verdict.advice }
    return switch verdict {
    case .neverRead: "no statement is known to read it, but code names it, as code that uses an ORM does"
    case .starOnly: "only `SELECT *` and its like have it, and code names it: it may use what they read, or an ORM does"
    case .databaseOnly:
      "views, functions, triggers or partition keys of the database use it; no statement does, but code names it, as "
        + "code that uses an ORM does"
    default: verdict.advice
    }
  }

  /// `read at 3 places, written at 1 place, read by * at 2 places, …`; nil without a place.
  var placesText: String? {
    var parts: [String] = []
    func add(_ count: Int, _ text: (String) -> String) {
      if count > 0 { parts.append(text(counted(count, "place"))) }
    }
    add(readers) { "read at \($0)" }
    add(writers) { "written at \($0)" }
    add(starReaders) { "read by * at \($0)" }
    add(otherPlaces) { "used at \($0) in tests, migrations or schema files" }
    func addObjects(_ count: Int, _ text: String) {
      if count > 0 { parts.append("\(text) by \(counted(count, "object")) of the database") }
    }
    addObjects(databaseReaders, "read")
    addObjects(databaseWriters, "written")
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  var json: JSON {
    .object([
      ("readers", .integer(readers)), ("writers", .integer(writers)), ("starReaders", .integer(starReaders)),
      ("otherPlaces", .integer(otherPlaces)), ("unexplainedQueries", .integer(unexplained)),
      ("unexplainedQueriesByStar", .integer(unexplainedByStar)), ("databaseReaders", .integer(databaseReaders)),
      ("databaseWriters", .integer(databaseWriters)), ("mentions", .integer(mentions)),
      ("otherMentions", .integer(otherMentions)), ("dynamicPlaces", .integer(dynamicPlaces)),
    ])
  }
}
