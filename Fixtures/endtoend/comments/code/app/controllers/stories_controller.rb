class StoriesController < ApplicationController
  def index
    @stories = Story.newest(25)
  end

  def show
    @story = Story.find(params[:id])
  end
end
