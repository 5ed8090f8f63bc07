import Foundation
import PostgresServer
import SQLAnalysis
import SourceModel
import TestSupport
import Testing

/// Compares the objects of `Fixtures/analysis/objects.txt`, as a real server has them, with the dependencies that the server
/// itself records, and its definitions with those of its dump.
@Suite(.enabled(if: ThrowawayPostgres.isInstalled)) struct ObjectAgreementTests {
  /// A server with each case in a schema of its own; what a server refuses, such as the triggers of functions that come
  /// later, it does not have.
  private static func server() throws -> ThrowawayPostgres {
    let server = try ThrowawayPostgres()
    let cases = try Fixture.text("objects.txt").components(separatedBy: "\n==== ").dropFirst()
    var script = "CREATE EXTENSION btree_gist; SET client_min_messages = error;\n"
    for (number, text) in cases.enumerated() {
      let ddl = text.drop { $0 != "\n" }.split(separator: "\n----", maxSplits: 1)[0]
      script += "CREATE SCHEMA case\(number); SET search_path = case\(number);\n\(ddl)\n"
    }
    _ = try Command("psql", "--no-psqlrc", "--quiet", environment: server.environment, input: script)
    return server
  }

  private static func catalogue(of server: ThrowawayPostgres) throws -> Catalogue {
    let connection = try PostgresConnection.open("postgres://postgres@/postgres?host=\(server.host)")
    var reader = CatalogueReader()
    reader.applyDefinitions(Array(try connection.schema().utf8))
    #expect(reader.findings.isEmpty, "\(reader.findings.map(\.description))")
    return reader.finished()
  }

  @Test func liveServersGiveWhatTheirDumpGives() throws {
    let server = try Self.server()
    let dump = try Command("pg_dump", "--schema-only", environment: server.environment).output
    let (dumped, live) = (Catalogue.reading(ddl: Array(dump.utf8)).catalogue, try Self.catalogue(of: server))
    #expect(dumped.objects.count > 30)
    #expect(live.relations == dumped.relations)
    let (liveUses, dumpedUses) = (Self.uses(of: live), Self.uses(of: dumped))
    #expect(liveUses == dumpedUses, "\(liveUses.symmetricDifference(dumpedUses).sorted())")
  }

  private static func uses(of catalogue: Catalogue) -> Set<String> {
    Set(
      catalogue.objects.flatMap { object in
        object.uses.map { "\(object.title): \($0.table).\($0.column) \($0.role) \($0.output ?? "") \($0.via ?? "")" }
      })
  }

  @Test func objectsDependOnTheColumnsThatTheServerRecords() throws {
    let server = try Self.server()
    let recorded = Set(try server.rows(of: Self.dependencies).map(String.init))
    #expect(recorded.count > 45)
    var own: Set<String> = []
    // Partition keys and inheritance are recorded the other way round.
    for object in try Self.catalogue(of: server).objects
    where object.isBoundEarly && ![.inheritance, .partitionKey].contains(object.kind) {
      for use in object.uses where use.via == nil && use.role != .rowType {
        own.insert("\(object.name.name) uses \(use.table).\(use.column)")
      }
    }
    #expect(own == recorded, "lacks \(recorded.subtracting(own).sorted()), adds \(own.subtracting(recorded).sorted())")
  }

  /// Of each column of each table, whether the server drops it.
  @Test func columnsAreRefusedThatTheServerDoesNotDrop() throws {
    let server = try Self.server()
    let catalogue = try Self.catalogue(of: server)
    let refused = Set(try server.rows(of: Self.refusals).map(String.init))
    #expect(refused.count > 15)
    var own: Set<String> = []
    for table in catalogue.relations where table.kind == .table {
      for column in table.columns where Self.isRefused(column, of: table.name, catalogue) {
        own.insert("\(table.name).\(column)")
      }
    }
    #expect(own == refused, "lacks \(refused.subtracting(own).sorted()), adds \(own.subtracting(refused).sorted())")
  }

  private static func isRefused(_ column: String, of table: RelationName, _ catalogue: Catalogue) -> Bool {
    let effects = catalogue.holders(of: column, of: table).flatMap { holder in
      catalogue.dependents(of: holder, column: column).flatMap { object in object.uses.map(object.effect) }
    }
    return effects.contains(.blocks) || effects.contains(.forbids) || !catalogue.origins(of: column, of: table).isEmpty
  }

  /// Each drop is tried and taken back.
  private static let refusals = """
    CREATE FUNCTION refusals() RETURNS SETOF text LANGUAGE plpgsql AS $$
    DECLARE c record;
    BEGIN
      FOR c IN SELECT nspname, relname, attname
        FROM pg_attribute JOIN pg_class t ON t.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace
        WHERE relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped AND nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') LOOP
        BEGIN
          EXECUTE format('ALTER TABLE %I.%I DROP COLUMN %I', c.nspname, c.relname, c.attname);
          RAISE EXCEPTION USING ERRCODE = 'P0099';
        EXCEPTION
          WHEN SQLSTATE 'P0099' THEN NULL;
          WHEN OTHERS THEN RETURN NEXT format('%s.%s.%s', c.nspname, c.relname, c.attname);
        END;
      END LOOP;
    END $$;
    SELECT refusals();
    """

  /// What the server records of columns, by the objects' own names. An index of a constraint is the constraint.
  private static let dependencies = """
    SELECT DISTINCT format('%s uses %s.%s.%s', object.name, t.nspname, t.relname, attname)
    FROM pg_depend d
    JOIN (SELECT c.oid, relname, nspname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
          WHERE relkind IN ('r', 'p', 'v', 'm')) AS t ON t.oid = refobjid
    JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
    JOIN LATERAL (
      SELECT CASE WHEN rulename = '_RETURN' THEN (SELECT relname FROM pg_class WHERE oid = ev_class) ELSE rulename END
      FROM pg_rewrite WHERE oid = objid AND classid = 'pg_rewrite'::regclass
      UNION ALL SELECT conname FROM pg_constraint WHERE oid = objid AND classid = 'pg_constraint'::regclass
        AND (contype <> 'f' OR conparentid = 0)
      UNION ALL SELECT coalesce((SELECT conname FROM pg_constraint WHERE conindid = objid AND contype IN ('p', 'u', 'x')), relname)
      FROM pg_class WHERE oid = objid AND classid = 'pg_class'::regclass
      UNION ALL SELECT tgname FROM pg_trigger WHERE oid = objid AND classid = 'pg_trigger'::regclass AND NOT tgisinternal
      UNION ALL SELECT polname FROM pg_policy WHERE oid = objid AND classid = 'pg_policy'::regclass
      UNION ALL SELECT attname FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
      WHERE pg_attrdef.oid = objid AND classid = 'pg_attrdef'::regclass
      UNION ALL SELECT a.attname FROM pg_attribute a
      WHERE a.attrelid = objid AND a.attnum = objsubid AND classid = 'pg_class'::regclass AND objsubid > 0
      UNION ALL SELECT proname FROM pg_proc WHERE oid = objid AND classid = 'pg_proc'::regclass
      UNION ALL SELECT stxname FROM pg_statistic_ext WHERE oid = objid AND classid = 'pg_statistic_ext'::regclass
    ) AS object (name) ON true
    WHERE refclassid = 'pg_class'::regclass AND refobjsubid > 0 AND t.nspname NOT IN ('pg_catalog', 'information_schema');
    """
}
