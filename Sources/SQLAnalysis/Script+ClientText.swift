/// Replaces by spaces what psql reads itself and never sends: its backslash commands and the data of COPY … FROM stdin. Where
/// a command such as `\gset` sends what is before it, it becomes a semicolon.
///
/// Line by line and without regard to quotes: what is blanked wrongly there changes where nothing is split.
func blankClientText(in text: inout [UInt8]) {
  var start = 0
  var isData = false
  while start < text.count {
    let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
    // The role is told by a function, so that no slice is held here that would make each change copy the text.
    switch role(of: text[start..<end], isData: isData) {
    case .sent: break
    case .beforeData: isData = true
    case .data: blank(&text, start..<end)
    case .endOfData:
      blank(&text, start..<end)
      isData = false
    case .command(let slash, let sends, let opensData):
      blank(&text, slash..<end)
      if sends { text[slash] = UInt8(ascii: ";") }
      isData = opensData
    }
    start = end + 1
  }
}

private enum LineRole {
  case sent, beforeData, data, endOfData
  /// From an offset on it is a command, which may send the query before it, or read the lines behind it.
  case command(at: Int, sends: Bool, opensData: Bool = false)
}

private func role(of line: ArraySlice<UInt8>, isData: Bool) -> LineRole {
  let backslash = UInt8(ascii: "\\")
  if isData {
    return line.starts(with: [backslash, UInt8(ascii: ".")]) && line.count <= 3 ? .endOfData : .data
  }
  if let first = line.firstIndex(where: { !isSpace($0) }), line[first] == backslash {
    let command = line[(first + 1)...]
    return .command(
      at: first, sends: command.first == UInt8(ascii: "g"),
      opensData: command.starts(with: Array("copy ".utf8)) && isFromStandardInput(command))
  }
  if let last = line.lastIndex(of: backslash), line.dropFirst(last - line.startIndex + 1).first == UInt8(ascii: "g"),
    !line[last...].contains(UInt8(ascii: "'"))
  {
    return .command(at: last, sends: true)
  }
  guard line.count < 4096 else { return .sent }
  let lowered = String(decoding: line, as: UTF8.self).lowercased()
  return lowered.hasPrefix("copy ") && lowered.contains(";") && isFromStandardInput(line) ? .beforeData : .sent
}

private func isFromStandardInput(_ line: ArraySlice<UInt8>) -> Bool {
  String(decoding: line.prefix(4096), as: UTF8.self).lowercased().contains(" from stdin")
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
