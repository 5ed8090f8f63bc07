class RemindJob
  include Sidekiq::Job

  def perform
    Invoice.overdue(connection)
  end
end
