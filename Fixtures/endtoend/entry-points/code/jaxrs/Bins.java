package jaxrs;

@Path("/bins")
class Bins {
  List<Bin> full(JdbcTemplate db) {
    return db.query("SELECT id, litres FROM bins WHERE is_full", mapper);
  }

  @GET
  @Path("/full")
  @Produces("application/json")
  public List<Bin> list() {
    return full(db);
  }

  @POST
  public void empty() {
    full(db).forEach(this::drain);
  }
}
