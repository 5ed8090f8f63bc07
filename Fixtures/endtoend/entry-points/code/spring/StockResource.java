@Path("/api/stock")
class StockResource {
  @GET
  @Path("/{id}")
  public int one() {
    return stockRepository.low().get(0);
  }
}
