import { Database } from './database';
import { findRecord } from './records';
import type { Member } from './types';

export class Members {
  constructor(private readonly db: Database) {}

  find(id: number) {
    return findRecord<Member>(this.db, 'members', id);
  }

  rename(id: number, name: string, email: string) {
    return this.db.change('members', id, { name, email });
  }
}
