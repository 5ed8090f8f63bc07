/// The part of a migration that is applied, in the files of tools that keep both ways in one: dbmate (`-- migrate:up`), goose
/// (`-- +goose Up`), sql-migrate (`-- +migrate Up`), node-pg-migrate (`-- Up Migration`), MyBatis (`-- //@UNDO`).
///
/// - Returns: the text with every line of the way back made blank, so that all else keeps its offset.
package func appliedSections(of migration: [UInt8]) -> [UInt8] {
  var text = migration
  var isApplied = true
  var start = 0
  while start < text.count {
    let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
    isApplied = direction(of: migration[start..<end]) ?? isApplied
    if !isApplied { for offset in start..<end { text[offset] = UInt8(ascii: " ") } }
    start = end + 1
  }
  return text
}

/// Whether what is behind a line is applied; nil for a line that does not tell.
private func direction(of line: ArraySlice<UInt8>) -> Bool? {
  guard line.drop(while: isSpace).starts(with: [45, 45]), line.count < 200 else { return nil }
  let words = String(decoding: line, as: UTF8.self).lowercased().drop { " \t-".contains($0) }
    .split { $0.isWhitespace || $0 == ":" }
  switch words.prefix(2) {
  case ["migrate", "up"], ["+goose", "up"], ["+migrate", "up"], ["up", "migration"]: return true
  case ["migrate", "down"], ["+goose", "down"], ["+migrate", "down"], ["down", "migration"], ["//@undo"]: return false
  default: return nil
  }
}
