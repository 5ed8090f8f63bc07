internal import AnswerText
internal import FactStore
internal import Foundation
package import Logging
internal import QueryTemplates
package import Settings
internal import SourceModel

/// Where every answer leaves: it opens the index, holds questions and answers against the policy, and writes the audit log.
///
/// Tools, resources and completions have no other way to a client.
package struct AnswerDesk: Sendable {
  private let file: IndexFile
  private let policy: Policy
  private let audit: AuditLog?
  private let log: Logger

  /// - Throws: ``SettingsFailure`` when the audit log that the policy asks for cannot be written.
  package init(indexPath: String, policy: Policy, log: Logger) throws(SettingsFailure) {
    file = IndexFile(path: indexPath, policy: policy, log: log)
    audit = try policy.auditPath.map { path throws(SettingsFailure) in try AuditLog(path: path) }
    self.policy = policy
    self.log = log
  }

  var tools: [Tool] { Tool.all.filter { policy.allows(tool: $0.name) } }

  /// Makes ready what the first questions need, and would wait for.
  package func warmUp() {
    try? file.current().warmUp()
  }

  /// Answers a call, or says what is wrong with the question.
  ///
  /// - Parameter name: of what the client has called, for the audit log: the tool, or the method of a resource.
  func answer(
    _ tool: Tool, _ arguments: JSON, calledAs name: String? = nil
  ) throws(ProtocolError) -> Result<AnswerPage, ToolFailure> {
    var index: OpenIndex?
    let answer: Result<AnswerPage, ToolFailure>
    log.debug("a question is put", metadata: ["tool": "\(tool.name)"])
    do {
      let opened = try file.current()
      index = opened
      answer = .success(try page(tool, arguments, opened))
    } catch let failure as ToolFailure {
      answer = .failure(failure)
    } catch FactStoreFailure.cancelled {
      log.debug("a question was withdrawn", metadata: ["tool": "\(tool.name)"])
      answer = .failure(ToolFailure("\(FactStoreFailure.cancelled)"))
    } catch let failure as FactStoreFailure {
      answer = .failure(ToolFailure("\(failure)"))
    } catch {
      log.error("a question could not be answered", metadata: ["tool": "\(tool.name)", "error": "\(error)"])
      answer = .failure(ToolFailure("the question could not be answered; the server's log says why"))
    }
    let entry = AuditLog.Entry(
      time: Date(), name: name ?? tool.name, arguments: logged(arguments, index?.scope),
      rows: (try? answer.get())?.rowCount)
    try record(entry)
    return answer
  }

  /// The names of tables that begin so, or of the columns of a table.
  func completions(of word: String, table: String?) throws(ProtocolError) -> [String] {
    guard tools.contains(where: { $0.name == Tool.findUsage.name }), let index = try? file.current() else { return [] }
    let names = (try? table.map { try index.store.columnNames(ofTable: $0) } ?? index.store.tableNames()) ?? []
    let found = names.filter { $0.hasPrefix(word.lowercased()) && index.scope.shows($0) }
    let arguments = JSON.object([("word", .string(word))] + (table.map { [("table", .string($0))] } ?? []))
    try record(
      .init(
        time: Date(), name: "completion/complete", arguments: logged(arguments, index.scope), rows: found.count))
    return found
  }

  /// Writes down that something was asked for that is the same for everybody.
  func record(call name: String, _ arguments: JSON) throws(ProtocolError) {
    let scope = try? file.current().scope
    try record(.init(time: Date(), name: name, arguments: logged(arguments, scope), rows: 0))
  }

  private func record(_ entry: AuditLog.Entry) throws(ProtocolError) {
    do { try audit?.write(entry) } catch {
      log.error("the audit log cannot be written", metadata: ["error": "\(error)"])
      throw ProtocolError(
        code: ProtocolError.internalError,
        message: "The call cannot be written to the audit log, so it is not answered; the server's log says why.")
    }
  }

  private func page(_ tool: Tool, _ arguments: JSON, _ index: OpenIndex) throws -> AnswerPage {
    let checked = try Arguments(arguments, for: tool)
    let page = try AnswerPage(
      of: try tool.answer(checked, index), question: tool.name + checked.identity, arguments: checked,
      rowLimit: policy.rowLimit)
    return policy.hidesSomething ? page.reviewed(by: index.scope) : page
  }

  /// The arguments as the audit log may hold them: digests where they name something hidden, or where nobody can tell.
  private func logged(_ arguments: JSON, _ scope: PolicyScope?) -> JSON {
    .object(
      (arguments.members ?? []).map { key, value in
        let text = value.text ?? value.compact
        let isOpen = !policy.hidesSomething || scope?.shows(text) == true
        guard isOpen else {
          return (key, .object([("digest", .string(Fingerprint(value: StableHash.of(text), libraryMajor: 0).hex))]))
        }
        // A statement's constants are nobody's business.
        return (key, key == "query" ? .string(ProductionText.scrubbed(text)) : value)
      })
  }
}
