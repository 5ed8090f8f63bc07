/// The name that a comment gives to the query behind it, in the forms of sqlc (`-- name: GetUser :one`), aiosql and yesql
/// (`-- name: get-user^`), HugSQL (`-- :name get-user :? :1`) and PgTyped (`/* @name GetUser */`).
///
/// - Parameter comments: comments with their marks; the last name in them counts.
package func queryAnnotation(in comments: String) -> String? {
  for line in comments.split(whereSeparator: \.isNewline).reversed() {
    var words = line.split(whereSeparator: { $0.isWhitespace }).map(String.init)[...]
    while let first = words.first, first.allSatisfy("-/*#".contains) { words = words.dropFirst() }
    guard let mark = words.popFirst()?.drop(while: "-/*#".contains), let name = words.first else { continue }
    guard ["name:", ":name", "@name"].contains(mark.lowercased()) else { continue }
    let end = name.firstIndex { !($0.isLetter || $0.isNumber || "_-.".contains($0)) } ?? name.endIndex
    if end > name.startIndex { return String(name[..<end]) }
  }
  return nil
}
