from app.store import Store


class Boats(Store):
    table = "boats"

    def columns(self):
        return ["id", "name", "berth"]
