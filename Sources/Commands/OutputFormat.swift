import ArgumentParser

/// How an answer is written: for people, or as docs/output.md describes for programs.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, jsonl
}
