internal import PostgresParser
internal import SourceModel

extension StatementKind {
  init(of node: SyntaxNode) {
    switch node.kind {
    case .select: self = .select
    case .insert: self = .insert
    case .update: self = .update
    case .delete: self = .delete
    case .merge: self = .merge
    case .transaction: self = .transaction
    default: self = Self.utilities.contains(node.kind) ? .utility : .schema
    }
  }

  /// Statements that change no schema. All that are neither here nor above do.
  private static let utilities: Set<SyntaxKind> = [
    .explain, .prepare, .declareCursor, .copy, .truncate, .lock, .variableSet, .variableShow, .vacuum, .call, .execute,
    .deallocate, .fetch, .closePortal, .listen, .unlisten, .notify, .discard, .checkpoint, .constraintsSet, .load,
    .doBlock, .refreshMaterializedView, .cluster, .reindex,
  ]
}
