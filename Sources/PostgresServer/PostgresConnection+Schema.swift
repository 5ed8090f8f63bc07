extension PostgresConnection {
  /// The schema of the database as DDL: what pg_dump would print of tables, views, functions and all that belongs to them, as
  /// far as it tells which columns there are and what uses them.
  ///
  /// Needs no more than the right to connect: the system catalogues can be read by everybody. Objects of extensions are left
  /// out, but for their tables and views.
  package func schema() throws(ConnectionFailure) -> String {
    let path = try rows("SELECT quote_ident(name) FROM unnest(current_schemas(false)) AS name").compactMap { $0[0] }
    // So that the server qualifies all names in the definitions that it prints.
    _ = try rows("SET LOCAL search_path = pg_catalog")
    var statements: [String] = []
    for query in Self.definitions { statements += try rows(query).compactMap { $0[0] } }
    if !path.isEmpty { statements.append("SET search_path = \(path.joined(separator: ", "))") }
    return statements.map { $0 + ";\n" }.joined()
  }

  /// Each gives a statement a row, in an order in which they can be applied.
  private static let definitions = [
    tables, inheritance, sequences, viewShapes, views, functions, constraints, indexes, triggers, rules, policies,
    sequenceOwners, statistics,
  ]

  private static let ownSchemas =
    "nspname <> 'information_schema' AND nspname NOT LIKE 'pg\\_%'"

  /// Tables with the expressions of their columns, and composite types.
  private static let tables = """
    SELECT CASE relkind WHEN 'c' THEN format('CREATE TYPE %I.%I AS (%s)', nspname, relname, columns)
      ELSE format('CREATE TABLE %I.%I (%s)%s', nspname, relname, columns,
        CASE relkind WHEN 'p' THEN ' PARTITION BY ' || pg_get_partkeydef(c.oid) END) END
    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
    CROSS JOIN LATERAL (
      SELECT string_agg(format('%I %s%s', attname, format_type(atttypid, atttypmod),
        CASE WHEN attgenerated <> '' THEN ' GENERATED ALWAYS AS (' || pg_get_expr(adbin, adrelid) || ') STORED'
          WHEN adbin IS NOT NULL THEN ' DEFAULT ' || pg_get_expr(adbin, adrelid) END), ', ' ORDER BY attnum) AS columns
      FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
      WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS a
    WHERE relkind IN ('r', 'p', 'f', 'c') AND \(ownSchemas) ORDER BY nspname, relname
    """

  private static let inheritance = """
    SELECT format('ALTER TABLE %s INHERIT %s', inhrelid::regclass, inhparent::regclass)
    FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid WHERE relkind IN ('r', 'p', 'f') ORDER BY 1, inhseqno
    """

  /// The columns of all views first: their definitions may name each other in any order.
  private static let viewShapes = """
    SELECT format('CREATE VIEW %I.%I AS SELECT %s', nspname, relname,
      (SELECT string_agg(format('NULL AS %I', attname), ', ' ORDER BY attnum) FROM pg_attribute
       WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped))
    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
    WHERE relkind IN ('v', 'm') AND \(ownSchemas) ORDER BY nspname, relname
    """

  private static let views = """
    SELECT format('CREATE %s %I.%I AS %s', CASE relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END,
      nspname, relname, rtrim(pg_get_viewdef(c.oid), ';'))
    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
    WHERE relkind IN ('v', 'm') AND \(ownSchemas) ORDER BY c.oid
    """

  private static let functions = """
    SELECT rtrim(pg_get_functiondef(p.oid), E'\\n')
    FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
    WHERE prokind IN ('f', 'p') AND \(ownSchemas) AND NOT EXISTS (
      SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e')
    ORDER BY nspname, proname, p.oid
    """

  /// Keys first, which foreign keys refer to. Partitions get their foreign keys from the whole table.
  private static let constraints = """
    SELECT format('ALTER TABLE ONLY %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(c.oid))
    FROM pg_constraint c JOIN pg_namespace n ON n.oid = connamespace
    WHERE contype IN ('p', 'u', 'c', 'f', 'x') AND conrelid <> 0 AND (contype <> 'f' OR conparentid = 0) AND \(ownSchemas)
    ORDER BY contype <> 'p', contype, conrelid::regclass::text, conname
    """

  private static let indexes = """
    SELECT pg_get_indexdef(indexrelid)
    FROM pg_index JOIN pg_class c ON c.oid = indrelid JOIN pg_namespace n ON n.oid = relnamespace
    WHERE \(ownSchemas) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
    ORDER BY indexrelid::regclass::text
    """

  private static let triggers = """
    SELECT pg_get_triggerdef(t.oid)
    FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid JOIN pg_namespace n ON n.oid = relnamespace
    WHERE NOT tgisinternal AND \(ownSchemas) ORDER BY nspname, relname, tgname
    """

  private static let rules = """
    SELECT rtrim(pg_get_ruledef(r.oid), ';')
    FROM pg_rewrite r JOIN pg_class c ON c.oid = ev_class JOIN pg_namespace n ON n.oid = relnamespace
    WHERE rulename <> '_RETURN' AND \(ownSchemas) ORDER BY nspname, relname, rulename
    """

  private static let policies = """
    SELECT format('CREATE POLICY %I ON %s%s%s', polname, polrelid::regclass,
      ' USING (' || pg_get_expr(polqual, polrelid) || ')', ' WITH CHECK (' || pg_get_expr(polwithcheck, polrelid) || ')')
    FROM pg_policy ORDER BY polrelid::regclass::text, polname
    """

  private static let sequences = """
    SELECT format('CREATE SEQUENCE %s', c.oid::regclass) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
    WHERE relkind = 'S' AND \(ownSchemas) ORDER BY 1
    """

  private static let sequenceOwners = """
    SELECT format('ALTER SEQUENCE %s OWNED BY %s.%I', objid::regclass, refobjid::regclass, attname)
    FROM pg_depend JOIN pg_class s ON s.oid = objid AND relkind = 'S'
    JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
    WHERE classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass AND deptype IN ('a', 'i') ORDER BY 1
    """

  private static let statistics = """
    SELECT pg_get_statisticsobjdef(s.oid) FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = stxnamespace
    WHERE \(ownSchemas) ORDER BY nspname, stxname
    """
}
