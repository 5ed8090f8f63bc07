"""One connection for each request."""
import os
from contextlib import contextmanager

import psycopg
from psycopg.rows import dict_row


@contextmanager
def connection():
    with psycopg.connect(os.environ.get("SHOP_DATABASE", ""), row_factory=dict_row) as opened:
        yield opened


def fetch_all(db, sql, parameters=()):
    with db.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def fetch_one(db, sql, parameters=()):
    with db.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone()
