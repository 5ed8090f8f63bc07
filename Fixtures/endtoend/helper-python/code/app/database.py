"""What sends, told by its callers what to send."""


class Database:
    def __init__(self, connection):
        self.connection = connection

    def fetch_all(self, sql, *arguments):
        with self.connection.cursor() as cursor:
            cursor.execute(sql, arguments)
            return cursor.fetchall()

    def update_one(self, table, changes, key):
        assignments = ", ".join(f"{name} = %s" for name in changes)
        with self.connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET {assignments} WHERE id = %s", (*changes.values(), key))
