package club;

import java.util.Map;

class Records {
  private final Database db;

  Records(Database db) {
    this.db = db;
  }

  Map<String, Object> findRecord(String table, long id) {
    return db.selectWhere(table, Map.of("id", id)).get(0);
  }
}
