export class ItemsService {
  constructor(private readonly db: Database) {}

  async listItems() {
    return this.db.query('SELECT id, name FROM items');
  }
}
