def place(cursor, order):
    cursor.execute(
        "INSERT INTO orders (id, customer_id, total, internal_note) VALUES (%s, %s, %s, %s)",
        (order.id, order.customer_id, order.total, order.note),
    )


def open_orders(cursor):
    cursor.execute("SELECT id, total FROM orders WHERE status = 'open' ORDER BY id")
    return cursor.fetchall()


def settings(cursor):
    cursor.execute("SELECT * FROM settings")
    return cursor.fetchall()


def areas(cursor):
    cursor.execute("SELECT area FROM order_regions")
    return cursor.fetchall()


def change(cursor, id, column, value):
    cursor.execute("UPDATE orders SET " + column + " = %s WHERE id = %s", (value, id))


def units(rows):
    return [row["unit"] for row in rows]
