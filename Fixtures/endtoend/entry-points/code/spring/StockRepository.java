class StockRepository {
  List<Integer> low() {
    return jdbc.queryForList("SELECT id FROM stock WHERE amount < 5", Integer.class);
  }
}
