/// Words that have to stand in a name, all of them, in whatever case.
struct SearchedWords {
  private let words: [[UInt8]]

  init(_ words: [String]) { self.words = words.map { Array($0.lowercased().utf8) } }

  /// How close a name is in which they stand: 0 where it is the only word, 1 where it begins with the first one, 2 for the rest.
  func distance(to name: String) -> Int {
    let name = Array(name.lowercased().utf8)
    if words == [name] { return 0 }
    return words.first.map { name.starts(with: $0) } ?? false ? 1 : 2
  }

  /// Looks at bytes: a search by characters takes most of the time of a question where there are many names.
  func stand(in name: String) -> Bool {
    let name = Array(name.lowercased().utf8)
    return words.allSatisfy { word in
      guard let first = word.first, word.count <= name.count else { return word.isEmpty }
      return (0...(name.count - word.count)).contains { start in
        name[start] == first && name[start..<(start + word.count)].elementsEqual(word)
      }
    }
  }
}
