def register(cursor, email, name):
    cursor.execute(
        "INSERT INTO users (email, name) VALUES (%s, %s)"
        " ON CONFLICT (email) DO UPDATE SET name = excluded.name RETURNING id", (email, name))


def recipients(cursor):
    cursor.execute("SELECT name, email FROM users WHERE newsletter ORDER BY email")


def last_logins(cursor):
    cursor.execute("""
        SELECT u.email, max(at)
        FROM users AS u JOIN logins ON user_id = id
        GROUP BY email
    """)


def everything(cursor, user_id):
    cursor.execute("SELECT * FROM users WHERE id = %s", (user_id,))


def shorten(cursor):
    cursor.execute("UPDATE users SET name = left(email, 20) WHERE name IS NULL")
