from app.store import Store


class Sailors(Store):
    table = "sailors"
    order = "joined_at"

    def columns(self):
        return ["id", "name"]


def profile(cursor, sailor):
    return Sailors(cursor).get(sailor)
