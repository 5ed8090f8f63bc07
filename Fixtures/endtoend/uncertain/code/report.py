def find(cursor, condition):
    cursor.execute("SELECT id FROM orders WHERE status = 'open' AND " + condition)


def sorted_by(cursor, column):
    cursor.execute(f"SELECT id, rank FROM ranked ORDER BY {column}")


def export(cursor, table):
    cursor.execute(f"SELECT * FROM {table}")


def build(cursor):
    cursor.execute("CREATE TEMP TABLE found (id integer, score integer)")
    cursor.execute("INSERT INTO found SELECT id, rank FROM orders")
    cursor.execute("SELECT score FROM found")


def copy(cursor):
    cursor.execute("SELECT id, status INTO archive.old_orders FROM orders")
    cursor.execute("CREATE TABLE IF NOT EXISTS carts (id integer PRIMARY KEY)")
