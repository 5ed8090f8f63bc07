import ArgumentParser
import SourceModel

/// Which kinds of code an answer is about.
struct KindOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only code of these kinds, separated by commas: application, script, migration, test, schema. (default: all)",
      valueName: "kinds"))
  var kind: Kinds?

  var kinds: Set<QuerySite.Kind> { kind?.members ?? Set(QuerySite.Kind.allCases) }

  struct Kinds: ExpressibleByArgument {
    var members: Set<QuerySite.Kind>

    init?(argument: String) {
      let names = argument.split(separator: ",", omittingEmptySubsequences: false)
      members = Set(names.compactMap { QuerySite.Kind(rawValue: String($0)) })
      guard members.count == Set(names).count else { return nil }
    }
  }
}
