from shop.store.clauses import in_list  # for those who import it from here


class Store:
    def __init__(self, connection):
        self.connection = connection

    def rows(self, sql, args):
        cursor = self.connection.cursor()
        cursor.execute(sql, args)
        return cursor.fetchall()
