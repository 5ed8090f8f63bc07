"""What sends, told by its callers what to send."""

import logging

log = logging.getLogger(__name__)


class Database:
    def __init__(self, connection):
        self.connection = connection

    def fetch_all(self, sql, *arguments):
        log.debug("sending %s with %d arguments", sql, len(arguments))
        with self.connection.cursor() as cursor:
            cursor.execute(sql, arguments)
            return cursor.fetchall()

    def fetch_by(self, table, keys):
        conditions = " AND ".join(f"{name} = %s" for name in keys)
        return self.fetch_all(f"SELECT id FROM {table} WHERE {conditions}", *keys.values())

    def update_one(self, table, changes, key):
        assignments = ", ".join(f"{name} = %s" for name in changes)
        with self.connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET {assignments} WHERE id = %s", (*changes.values(), key))

    def in_transaction(self, work, *arguments):
        with self.connection.cursor() as cursor:
            result = work(Transaction(cursor), *arguments)
        self.connection.commit()
        return result


class Transaction:
    def __init__(self, cursor):
        self.cursor = cursor

    def remove(self, table, keys):
        sql = f"DELETE FROM {table} WHERE " + " AND ".join(f"{name} = %s" for name in keys)
        log.info(sql)
        self.cursor.execute(sql, list(keys.values()))
