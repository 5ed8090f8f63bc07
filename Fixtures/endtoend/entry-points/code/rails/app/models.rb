class Invoice
  def self.overdue(connection)
    connection.execute("SELECT id FROM invoices WHERE due_at < now()")
  end
end
