def all_groups(db):
    return db.fetch_all("SELECT id, title FROM groups ORDER BY title")


def retitle(db, group_id, title, slug):
    db.update_one("groups", {"title": title, "slug": slug}, group_id)
