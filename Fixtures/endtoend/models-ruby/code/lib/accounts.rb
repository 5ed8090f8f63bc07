class Accounts
  def of_owner(owner)
    Ledger.rows :accounts, only: [:id, :balance], where: { owner_id: owner }
  end

  def all
    Ledger.rows(:accounts, only: %w[id balance])
  end

  def open(owner)
    Ledger.post(:accounts, owner_id: owner, balance: 0)
  end

  def open_with(owner, currency)
    Ledger.post(:accounts, { owner_id: owner, currency: currency })
  end

  def close(id)
    Ledger.void(:accounts, where: { id: id })
  end
end
