require "sinatra"

get "/overdue" do
  Invoice.overdue(connection)
end
