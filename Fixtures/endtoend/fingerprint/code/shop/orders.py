"""Orders, with one statement for each method."""

FIND = "SELECT id, total, paid_at FROM orders WHERE id = %s"


class OrderStore:
    def __init__(self, cursor):
        self.cursor = cursor

    def find(self, order_id):
        self.cursor.execute(FIND, (order_id,))
        return self.cursor.fetchone()

    def pay(self, order_id):
        self.cursor.execute("UPDATE orders SET paid_at = now() WHERE id = %s AND paid_at IS NULL", (order_id,))

    def expire(self):
        self.cursor.execute(
            "DELETE FROM orders"
            " WHERE paid_at IS NULL AND created_at < now() - interval '30 days'"
        )


def count_open(cursor):
    cursor.execute("""
        SELECT count(*)
        FROM orders
        WHERE paid_at IS NULL
    """)
    return cursor.fetchone()[0]
