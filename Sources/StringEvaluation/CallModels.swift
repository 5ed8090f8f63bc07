/// The models of a repository's calls, by the names of their functions.
package struct CallModels: Sendable {
  private let byFunction: [String: [CallModel]]

  package init(_ models: [CallModel]) { byFunction = Dictionary(grouping: models, by: \.function) }

  package static let none = CallModels([])

  package var functions: Set<String> { Set(byFunction.keys) }

  /// Those of functions of that name.
  func models(of function: String) -> [CallModel] { byFunction[function] ?? [] }
}
