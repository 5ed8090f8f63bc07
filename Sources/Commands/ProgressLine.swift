/// One line on the terminal that is written over and over; nothing elsewhere.
final class ProgressLine {
  private let console: Console
  private var shown: ContinuousClock.Instant?

  init(_ console: Console) { self.console = console }

  /// Shows a sentence, unless the one before is too new to have been read.
  func show(_ sentence: String) {
    let now = ContinuousClock.now
    guard console.showsProgress, shown.map({ now - $0 > .milliseconds(80) }) ?? true else { return }
    shown = now
    console.note("\r\u{1b}[K" + sentence)
  }

  func clear() {
    guard shown != nil else { return }
    shown = nil
    console.note("\r\u{1b}[K")
  }
}
