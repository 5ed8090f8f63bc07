from rowstore import change, fetch, store
import rowstore

PUBLIC = ["id", "name"]


def of_group(db, group_id):
    return fetch(db, "members", PUBLIC, {"group_id": group_id, "left_at": None})


def among(db, ids):
    return fetch(db, table="members", columns=["name"], where={"id": [first for first in ids]})


def join(db, name, group_id):
    store(db, "members", {"name": name, "group_id": group_id})


def rename(db, member_id, name):
    change(db, "members", {"name": name}, {"id": member_id})


def oldest(db):
    return rowstore.run(db, "SELECT id FROM members ORDER BY joined_at LIMIT 1")
