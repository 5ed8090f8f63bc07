/// Names that must not be told, looked for in texts of every kind: SQL, code, paths, comments.
///
/// A name is found as a word of its own in whatever case, and as whole words within a longer one: `fax_number` stands in
/// `customers_fax_number_key`, in `faxNumber` and in `FAX-NUMBER`, and not in `fax` or in `prefax_number`.
struct HiddenNames: Sendable {
  /// The words of each name, by the first of them.
  private var names: [String: Set<[String]>] = [:]

  init(_ names: some Sequence<String>) {
    for name in names {
      for words in compounds(of: name) { self.names[words[0], default: []].insert(words) }
    }
  }

  var isEmpty: Bool { names.isEmpty }

  func stand(in text: String) -> Bool {
    if names.isEmpty { return false }
    return compounds(of: text).contains { words in
      words.indices.contains { start in
        names[words[start]]?.contains { words[start...].starts(with: $0) } == true
      }
    }
  }
}

/// The words of a text in lower case, those together that `_`, `-` or a capital letter joins. O(n) over its bytes.
func compounds(of text: String) -> [[String]] {
  var compounds: [[String]] = []
  var words: [String] = []
  var word: [UInt8] = []
  func finishWord() {
    if word.isEmpty { return }
    words.append(String(decoding: word, as: UTF8.self).lowercased())
    word.removeAll(keepingCapacity: true)
  }
  let bytes = Array(text.utf8)
  for (offset, byte) in bytes.enumerated() {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      // `faxNumber`, and the last capital of `HTTPServer`.
      let last = offset > 0 ? bytes[offset - 1] : 0
      let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
      if last.isLowercase || last.isDigit || last.isUppercase && next.isLowercase { finishWord() }
      word.append(byte)
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: word.append(byte)
    case UInt8(ascii: "_"), UInt8(ascii: "-"): finishWord()
    default:
      finishWord()
      if !words.isEmpty { compounds.append(words) }
      words = []
    }
  }
  finishWord()
  return words.isEmpty ? compounds : compounds + [words]
}

extension UInt8 {
  fileprivate var isLowercase: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
  fileprivate var isUppercase: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
