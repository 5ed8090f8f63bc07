import rowstore


def first(db, table, **where):
    """Told by its callers what to fetch, and hands it on to what has no source."""
    rows = rowstore.fetch(db, table, ["id", "title"], where)
    return rows[0]


def by_slug(db, slug):
    return first(db, "groups", slug=slug)


def search(db, columns, where):
    return rowstore.fetch(db, "groups", columns, where)


def remove(db, group_id):
    rowstore.delete(db, "groups", {"id": group_id})
