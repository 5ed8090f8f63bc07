class Story < ApplicationRecord
  def self.newest(count)
    where(hidden: false).order(created_at: :desc).limit(count)
  end
end
