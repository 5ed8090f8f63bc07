class Members
  include Records

  def initialize(db)
    @db = db
  end

  def find(id)
    find_record("members", id)
  end

  def rename(id, name, email)
    @db.change("members", { name: name, email: email }, id)
  end
end
