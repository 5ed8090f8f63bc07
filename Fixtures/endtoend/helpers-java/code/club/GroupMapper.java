package club;

class GroupMapper implements RowMapper<Group> {
  private final String schema;

  GroupMapper() {
    final StringBuilder builder = new StringBuilder();
    builder.append("g.id, g.title ");
    builder.append("FROM groups g");
    this.schema = builder.toString();
  }

  public String schema() {
    return this.schema;
  }
}
