/// Replaces by spaces what psql reads itself and never sends: its backslash commands and the data of COPY … FROM stdin.
///
/// Line by line and without regard to quotes: what is blanked wrongly there changes where nothing is split.
func blankClientText(in text: inout [UInt8]) {
  var start = 0
  var isData = false
  while start < text.count {
    let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
    let line = text[start..<end]
    let word = line.first { !isSpace($0) }
    if isData || word == UInt8(ascii: "\\") {
      isData = isData && !(line.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: ".")]) && line.count <= 3)
      blank(&text, start..<end)
    } else if line.count < 4096 {
      let lowered = String(decoding: line, as: UTF8.self).lowercased()
      isData = lowered.hasPrefix("copy ") && lowered.contains(" from stdin") && lowered.contains(";")
      endQueryCommand(in: &text, line)
    }
    start = end + 1
  }
}

/// `\g`, `\gset`, `\gexec` and the like at the end of a line send the query before them.
private func endQueryCommand(in text: inout [UInt8], _ line: ArraySlice<UInt8>) {
  guard let slash = line.lastIndex(of: UInt8(ascii: "\\")), slash + 1 < line.endIndex,
    text[slash + 1] == UInt8(ascii: "g"), !line[slash...].contains(UInt8(ascii: "'"))
  else { return }
  blank(&text, slash..<line.endIndex)
  text[slash] = UInt8(ascii: ";")
}

private func blank(_ text: inout [UInt8], _ range: Range<Int>) {
  for offset in range { text[offset] = UInt8(ascii: " ") }
}

func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

/// The first offset behind white space and comments.
func skippingComments(in bytes: [UInt8], from start: Int, to end: Int) -> Int {
  var offset = start
  while offset < end {
    if isSpace(bytes[offset]) {
      offset += 1
    } else if bytes[offset...].starts(with: [45, 45]) {  // --
      offset = bytes[offset..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
    } else if bytes[offset...].starts(with: [47, 42]) {  // /*
      offset = endOfBlockComment(in: bytes, from: offset, to: end)
    } else {
      return offset
    }
  }
  return end
}

/// Block comments nest in PostgreSQL.
private func endOfBlockComment(in bytes: [UInt8], from start: Int, to end: Int) -> Int {
  var depth = 0
  var offset = start
  while offset + 1 < end {
    switch (bytes[offset], bytes[offset + 1]) {
    case (47, 42): depth += 1
    case (42, 47): depth -= 1
    default:
      offset += 1
      continue
    }
    offset += 2
    if depth == 0 { return offset }
  }
  return end
}
