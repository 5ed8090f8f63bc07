class Groups
  def initialize(db)
    @db = db
  end

  def open_ones(title)
    @db.select_rows_of("groups", closed: false, title: title)
  end

  def retitle(id, title)
    @db.in_transaction do |tx|
      tx.change("groups", { title: title }, id)
    end
  end
end
