from app.database import Database


class Members:
    def __init__(self, db: Database):
        self.db = db

    def of_group(self, group_id):
        return self.db.fetch_all(
            "SELECT id, name FROM members WHERE group_id = %s", group_id)

    def rename(self, member_id, name):
        self.db.update_one("members", {"name": name}, member_id)
