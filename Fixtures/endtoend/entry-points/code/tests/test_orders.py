from flask.store import purge


def test_purge(db):
    purge(db, 1)
