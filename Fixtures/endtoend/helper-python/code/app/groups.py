def all_groups(db):
    return db.fetch_all("SELECT id, title FROM groups ORDER BY title")


def retitle(db, group_id, title, slug):
    db.update_one("groups", {"title": title, "slug": slug}, group_id)


def of_slug(db, slug):
    return db.fetch_by("groups", {"slug": slug, "kind": "open"})


def close(db, group_id):
    def work(transaction, group_id):
        transaction.remove("memberships", {"group_id": group_id, "kind": "guest"})

    db.in_transaction(work, group_id)


def leave(db, member_id):
    db.in_transaction(lambda transaction: transaction.remove("memberships", {"member_id": member_id}))
