/// The names that were probably meant: those that few changes of letters tell apart, the closest first, five at most.
package func closest(to name: String, among names: [String]) -> [String] {
  let name = Array(name.utf8)
  let limit = max(1, name.count / 3)
  return names.map { (name: $0, distance: distance(name, Array($0.utf8))) }
    .filter { $0.distance > 0 && $0.distance <= limit }
    .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    .prefix(5).map(\.name)
}

/// How many letters have to be inserted, removed, replaced or swapped with the next one (optimal string alignment).
/// O(n · m).
private func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for (i, byte) in left.enumerated() {
    var row = [i + 1]
    for (j, other) in right.enumerated() {
      var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (byte == other ? 0 : 1))
      if i > 0, j > 0, byte == right[j - 1], other == left[i - 1] { least = min(least, beforeLast[j - 1] + 1) }
      row.append(least)
    }
    (beforeLast, last) = (last, row)
  }
  return last[right.count]
}
