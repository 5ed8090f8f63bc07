"""Statements that are put together at run time."""


def search(cursor, kinds, since=None, newest_first=False):
    clauses = ["kind IN (%s)" % ", ".join("%s" for _ in kinds)]
    arguments = list(kinds)
    if since is not None:
        clauses.append("created_at >= %s")
        arguments.append(since)
    sql = "SELECT id, kind, payload FROM events WHERE " + " AND ".join(clauses)
    if newest_first:
        sql += " ORDER BY created_at DESC"
    cursor.execute(sql, arguments)
    return cursor.fetchall()


def add(cursor, rows):
    values = ", ".join("(%s, %s)" for _ in rows)
    cursor.execute("INSERT INTO events (kind, payload) VALUES " + values, [v for row in rows for v in row])


def touch(cursor, table, row_id):
    cursor.execute(f"UPDATE {table} SET touched_at = now() WHERE id = %s", (row_id,))


def anything(cursor, sql):
    cursor.execute(sql)
