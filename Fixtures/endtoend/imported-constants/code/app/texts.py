TABLE = "articles"
COLUMNS = "id, title, published_at"
LATEST = f"SELECT {COLUMNS} FROM {TABLE} ORDER BY published_at DESC LIMIT 10"


class Conditions:
    PUBLISHED = "published_at IS NOT NULL"
