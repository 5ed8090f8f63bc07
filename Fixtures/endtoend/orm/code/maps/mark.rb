class Mark < ApplicationRecord
  has_and_belongs_to_many :members
  belongs_to :layer
  belongs_to :subject, :polymorphic => true
  validates :x, :presence => true

  def place
    [x, self.y]
  end
end
