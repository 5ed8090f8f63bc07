# What sends, told by its callers what to send.
class Database
  def initialize(connection)
    @connection = connection
  end

  def select_rows_of(table, keys)
    conditions = keys.keys.map { |name| "#{name} = ?" }.join(" AND ")
    @connection.exec_params("SELECT * FROM #{table} WHERE #{conditions}", keys.values)
  end

  def change(table, changes, id)
    parts = []
    changes.each { |name, _| parts << "#{name} = ?" }
    sql = "UPDATE #{table} SET " + parts.join(", ")
    @connection.exec_params("#{sql} WHERE id = ?", changes.values + [id])
  end

  def in_transaction
    @connection.transaction { yield self }
  end
end
