class Store:
    def run(self, sql):
        with self.connection.cursor() as cursor:
            cursor.execute(sql)

    def remove(self, table, condition):
        with self.connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table} WHERE {condition}")

    def report(self, columns, source, rest):
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT " + columns + " FROM " + source + " " + rest)

    def expired(self, condition):
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT id, expires_at FROM sessions WHERE " + condition)
