namespace :invoices do
  task remind: :environment do
    Invoice.overdue(connection)
  end
end
