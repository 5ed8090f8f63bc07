/// Who calls the functions that send queries, upward, as far as names tell.
package struct CallFacts: Hashable, Sendable {
  /// A function, or the code of a file outside of functions.
  package struct Callable: Hashable, Sendable {
    /// With its class, such as `OrderStore.find`; empty for the code outside of functions.
    package var function: String
    package var place: FileRange
    package var kind: QuerySite.Kind
    /// Sorted.
    package var entryPoints: [EntryPoint]
    /// How many other functions of the same name there are in the files that were read.
    package var namesakes: Int
    /// Calls of that name of which cannot be told which of very many functions they mean, and which are left out.
    package var unclearCalls: Int
    /// Files that mention the name and were not read.
    package var unreadFiles: Int

    package init(
      function: String, place: FileRange, kind: QuerySite.Kind, entryPoints: [EntryPoint] = [], namesakes: Int = 0,
      unclearCalls: Int = 0, unreadFiles: Int = 0
    ) {
      self.function = function
      self.place = place
      self.kind = kind
      self.entryPoints = entryPoints
      self.namesakes = namesakes
      self.unclearCalls = unclearCalls
      self.unreadFiles = unreadFiles
    }
  }

  /// How surely a call means the function.
  package enum Certainty: String, Sendable, Codable, CaseIterable {
    /// By the class, the import or the file.
    case certain
    /// The object that it is called on is named like the function's class, or no other function has the name.
    case likely
    /// Others of the same name may be meant.
    case name
  }

  package struct Call: Hashable, Sendable, Comparable {
    /// Positions among the callables.
    package var caller: Int
    package var callee: Int
    /// 1-based, in the caller's file.
    package var line: Int
    package var certainty: Certainty

    package init(caller: Int, callee: Int, line: Int, certainty: Certainty) {
      self.caller = caller
      self.callee = callee
      self.line = line
      self.certainty = certainty
    }

    package static func < (left: Call, right: Call) -> Bool {
      (left.caller, left.callee, left.line, left.certainty.rawValue)
        < (right.caller, right.callee, right.line, right.certainty.rawValue)
    }
  }

  /// Sorted by place.
  package var callables: [Callable]
  /// Sorted by caller, callee and line.
  package var calls: [Call]

  package init(callables: [Callable] = [], calls: [Call] = []) {
    self.callables = callables
    self.calls = calls
  }
}
