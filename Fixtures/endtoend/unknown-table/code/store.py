def touch(cursor, tables, user):
    cursor.execute(f"UPDATE {tables.name('users')} SET last_login = now() WHERE user_id = %s", (user,))


def uploads(cursor, tables, session):
    cursor.execute(f"SELECT * FROM {tables.name('uploads')} WHERE session_id = %s", (session,))


def names(cursor, tables):
    cursor.execute(f"SELECT name FROM {tables.name('contacts')} WHERE user_id = %s", (user,))


def everything(cursor, table):
    cursor.execute(f"SELECT * FROM {table} WHERE name = 'all'")
