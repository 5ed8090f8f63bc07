import Foundation
import HostLanguages
import QueryTemplates
import SourceModel
import StringEvaluation
import TreeSitter

let args = CommandLine.arguments
let registry = try LanguageRegistry(directory: "Grammars")
if args[1] == "lower" {
  let parser = Parser()
  let l = try registry.load(registry.language(forPath: args[2])!)
  let b = [UInt8](try Data(contentsOf: URL(fileURLWithPath: args[2])))
  let f = l.lower(b, parser: parser)
  print(f.program.description)
  precondition(Program(decoding: f.program.encoded) == f.program)
} else {
  let t = Thread {
    do {
    var units: [SourceUnit] = []
    let parser = Parser()
    var sources: [[UInt8]] = []
    let root = args[2]
    let start = Date()
    for case let p as String in FileManager.default.enumerator(atPath: root)! {
      guard let name = registry.language(forPath: p), let l = try? registry.load(name) else { continue }
      guard let d = try? Data(contentsOf: URL(fileURLWithPath: root + "/" + p)) else { continue }
      let b = [UInt8](d)
      units.append(SourceUnit(path: p, program: l.lower(b, parser: parser).program, language: l.manifest))
      sources.append(b)
    }
    FileHandle.standardError.write("lowered \(units.count) in \(Date().timeIntervalSince(start))\n".data(using: .utf8)!)
    let e = RepositoryEvaluation(units)
    var sites: [EvaluatedSite] = []
    for i in units.indices { let t0 = Date(); sites += e.sites(of: i); let d = Date().timeIntervalSince(t0); if d > 0.3 { FileHandle.standardError.write("\(units[i].path) \(d)\n".data(using: .utf8)!) } }
    FileHandle.standardError.write("evaluated \(sites.count) in \(Date().timeIntervalSince(start))\n".data(using: .utf8)!)
    sites = RepositoryEvaluation.settled(sites)
    for s in sites {
      let li = LineIndex(sources[s.unit])
      print("\(units[s.unit].path):\(li.line(at: s.range.start)) \(s.function) \(s.use) \(s.sink ?? "-")\n    \(s.template.description.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " "))")
    }
    FileHandle.standardError.write("settled \(sites.count) in \(Date().timeIntervalSince(start))\n".data(using: .utf8)!)
    } catch { print(error) }
    exit(0)
  }
  t.stackSize = 64 << 20
  t.start()
  while true { sleep(100) }
}
