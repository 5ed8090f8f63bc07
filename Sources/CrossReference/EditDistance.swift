extension Array where Element: Equatable {
  /// How many elements have to be taken out and put in to make one of the other: what the standard library's `difference(from:)`
  /// counts, without making a list of them.
  ///
  /// O((n + m) · result), by E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), which goes as far as it can
  /// along each diagonal with one more edit in each round.
  package func editDistance(from other: [Element]) -> Int {
    var start = 0
    while start < Swift.min(count, other.count), self[start] == other[start] { start += 1 }
    var (end, otherEnd) = (count, other.count)
    while end > start, otherEnd > start, self[end - 1] == other[otherEnd - 1] {
      end -= 1
      otherEnd -= 1
    }
    return self[start..<end].editDistance(from: other[start..<otherEnd])
  }
}

extension ArraySlice where Element: Equatable {
  fileprivate func editDistance(from other: ArraySlice) -> Int {
    if isEmpty || other.isEmpty { return count + other.count }
    let most = count + other.count
    // On each diagonal, how much of self is used up.
    var furthest = [Int](repeating: 0, count: 2 * most + 2)
    for edits in 0...most {
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        let isDown =
          diagonal == -edits
          || (diagonal != edits && furthest[most + diagonal - 1] < furthest[most + diagonal + 1])
        var used = isDown ? furthest[most + diagonal + 1] : furthest[most + diagonal - 1] + 1
        while used < count, used - diagonal < other.count,
          self[startIndex + used] == other[other.startIndex + used - diagonal]
        {
          used += 1
        }
        furthest[most + diagonal] = used
        if used >= count, used - diagonal >= other.count { return edits }
      }
    }
    return most
  }
}
