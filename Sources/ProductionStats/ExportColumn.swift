/// The columns of an export that are read; others are passed over, so that newer and extended views are read as well.
enum ExportColumn: String, CaseIterable {
  case userid, dbid, toplevel, queryid, query, calls, rows
  case totalExecTime = "total_exec_time"
  /// Its name before version 1.8 of the view.
  case totalTime = "total_time"
  /// Not in the view: names that a join with pg_database and pg_roles or pg_user adds.
  case datname, rolname, usename
}
