package club;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sends what it is told to send. */
public class Database {
  private final JdbcTemplate jdbc;

  public Database(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  public List<Map<String, Object>> selectWhere(String table, Map<String, Object> keys) {
    List<String> conditions = new ArrayList<>();
    for (String name : keys.keySet()) {
      conditions.add(name + " = ?");
    }
    String sql = String.format("SELECT * FROM %s WHERE %s", table, String.join(" AND ", conditions));
    return jdbc.queryForList(sql, keys.values().toArray());
  }

  public void change(String table, long id, Map<String, Object> changes) {
    StringBuilder sql = new StringBuilder("UPDATE ").append(table).append(" SET ");
    String separator = "";
    for (Map.Entry<String, Object> change : changes.entrySet()) {
      sql.append(separator).append(change.getKey()).append(" = ?");
      separator = ", ";
    }
    sql.append(" WHERE id = ?");
    jdbc.update(sql.toString(), changes.values().toArray(), id);
  }

  public void inTransaction(Consumer<Database> work) {
    work.accept(this);
  }
}
