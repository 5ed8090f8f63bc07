package club;

import java.util.List;
import java.util.Map;

class Groups {
  private Database db;

  List<Map<String, Object>> open(String title) {
    return db.selectWhere("groups", Map.of("closed", false, "title", title));
  }

  void retitle(long id, String title) {
    db.inTransaction(tx -> tx.change("groups", id, Map.of("title", title)));
  }

  List<Group> closed() {
    final GroupMapper mapper = new GroupMapper();
    return jdbc.query("SELECT " + mapper.schema() + " WHERE g.closed", mapper);
  }
}
