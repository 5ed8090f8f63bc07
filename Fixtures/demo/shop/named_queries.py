"""The queries of queries/*.sql, by the names that their annotations give them."""
import re
from pathlib import Path

_FOLDER = Path(__file__).parent / "queries"


def load(file_name):
    parts = re.split(r"^-- name: (\w+)\n", (_FOLDER / file_name).read_text(), flags=re.MULTILINE)
    return {name: text.strip().rstrip(";") for name, text in zip(parts[1::2], parts[2::2])}


ORDERS = load("orders.sql")
