class InvoicesController < ApplicationController
  def index
    @invoices = load_overdue
  end

  private

  def load_overdue
    Invoice.overdue(connection)
  end
end
