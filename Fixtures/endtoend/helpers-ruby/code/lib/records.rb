module Records
  def find_record(table, id)
    @db.select_rows_of(table, id: id).first
  end
end
