/// Colours and weights for a terminal; nothing at all elsewhere.
struct TextStyle {
  var isColoured: Bool

  func heading(_ text: String) -> String { styled(text, "1") }
  func place(_ text: String) -> String { styled(text, "36") }
  func faint(_ text: String) -> String { styled(text, "2") }
  func good(_ text: String) -> String { styled(text, "32") }
  func doubtful(_ text: String) -> String { styled(text, "33") }

  func alarming(_ text: String) -> String { styled(text, "1;31") }

  private func styled(_ text: String, _ code: String) -> String {
    isColoured && !text.isEmpty ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
  }
}
