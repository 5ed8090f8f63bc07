from . import texts
from .texts import LATEST, Conditions


def latest(cursor):
    cursor.execute(LATEST)
    return cursor.fetchall()


def by_author(cursor, author):
    cursor.execute(
        f"SELECT {texts.COLUMNS} FROM {texts.TABLE} WHERE author_id = %s AND {Conditions.PUBLISHED}", (author,))
    return cursor.fetchall()
