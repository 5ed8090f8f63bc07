import { Pool } from 'pg';

type Values = Record<string, unknown>;

/** Sends what it is told to send. */
export class Database {
  constructor(private readonly pool: Pool) {}

  async selectWhere<Row>(table: string, keys: Values): Promise<Row[]> {
    const conditions = Object.keys(keys).map((name, i) => `${name} = $${i + 1}`);
    const result = await this.pool.query(
      `SELECT * FROM ${table} WHERE ${conditions.join(' AND ')}`, Object.values(keys));
    return result.rows as Row[];
  }

  async change(table: string, id: number, changes: Values): Promise<void> {
    let assignments = '';
    for (const [name] of Object.entries(changes)) {
      assignments += `${assignments ? ', ' : ''}${name} = ?`;
    }
    await this.pool.query(`UPDATE ${table} SET ${assignments} WHERE id = ?`, [...Object.values(changes), id]);
  }

  async inTransaction<T>(work: (tx: Database) => Promise<T>): Promise<T> {
    return work(this);
  }
}
