package club;

import java.util.Map;

class Members {
  private Records records;
  private Database db;

  Map<String, Object> find(long id) {
    return records.findRecord("members", id);
  }

  void rename(long id, String name, String email) {
    db.change("members", id, Map.of("name", name, "email", email));
  }
}
