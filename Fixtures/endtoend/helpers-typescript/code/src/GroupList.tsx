import { Database } from './database';

export async function GroupList({ db, title }: { db: Database; title: string }) {
  const groups = await db.selectWhere<{ id: number; title: string }>('groups', { closed: false, title });
  const retitle = (id: number, to: string) =>
    db.inTransaction((tx) => tx.change('groups', id, { title: to }));
  return <ul>{groups.map((group) => <li onClick={() => retitle(group.id, '')}>{group.title}</li>)}</ul>;
}
