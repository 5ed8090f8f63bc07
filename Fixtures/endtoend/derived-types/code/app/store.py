"""What all stores share."""


class Store:
    table = None
    order = "id"

    def __init__(self, cursor):
        self.cursor = cursor

    def columns(self):
        raise NotImplementedError

    def get(self, key):
        self.cursor.execute(f"SELECT * FROM {self.table} WHERE id = %s", (key,))
        return self.cursor.fetchone()

    def page(self, offset):
        columns = ", ".join(self.columns())
        self.cursor.execute(f"SELECT {columns} FROM {self.table} ORDER BY {self.order} OFFSET %s LIMIT 50", (offset,))
        return self.cursor.fetchall()
