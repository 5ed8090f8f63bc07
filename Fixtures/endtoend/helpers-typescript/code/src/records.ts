import { Database } from './database';

export async function findRecord<Row>(db: Database, table: string, id: number): Promise<Row | undefined> {
  const [row] = await db.selectWhere<Row>(table, { id });
  return row;
}
