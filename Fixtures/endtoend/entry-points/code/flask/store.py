class OrderStore:
    def __init__(self, db):
        self.db = db

    def find(self, order_id):
        return self.db.execute("SELECT id, total FROM orders WHERE id = %s", (order_id,))


def purge(db, days):
    db.execute("DELETE FROM orders WHERE placed_at < now() - %s * interval '1 day'", (days,))
