class Mark < ApplicationRecord
  validates :x, :presence => true

  def place
    [x, self.y]
  end
end
