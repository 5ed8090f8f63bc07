class Mark < ApplicationRecord
  has_and_belongs_to_many :members
  validates :x, :presence => true

  def place
    [x, self.y]
  end
end
