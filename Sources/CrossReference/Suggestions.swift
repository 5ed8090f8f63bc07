/// The names that were probably meant: those that few changes of letters tell apart, the closest first, five at most.
package func closest(to name: String, among names: [String]) -> [String] {
  let name = Array(name.utf8)
  let limit = max(1, name.count / 3)
  return names.map { (name: $0, distance: distance(name, Array($0.utf8))) }
    .filter { $0.distance > 0 && $0.distance <= limit }
    .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    .prefix(5).map(\.name)
}

/// How many letters have to be inserted, removed or replaced (Levenshtein). O(n · m).
private func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var row = Array(0...right.count)
  for (i, byte) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in right.enumerated() {
      let above = row[j + 1]
      row[j + 1] = min(above + 1, row[j] + 1, diagonal + (byte == other ? 0 : 1))
      diagonal = above
    }
  }
  return row[right.count]
}
