"""From a cart to an order."""
from psycopg.types.json import Jsonb

from . import cart
from .database import fetch_one


class OutOfStock(Exception):
    pass


def coupon(db, code):
    return fetch_one(db, "SELECT * FROM coupons WHERE code = upper(%s) AND valid_until >= current_date", (code,))


def place_order(db, token, customer_id, address_id, code=None, note=None):
    lines = cart.priced(db, cart.load(db, token))
    total = sum(line["price_cents"] * line["quantity"] for line in lines)
    discount = coupon(db, code) if code else None
    if discount:
        total -= total * discount["percent"] // 100
    with db.transaction():
        order_id = _insert_order(db, customer_id, address_id, discount, total, note)
        with db.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO order_items (order_id, product_id, quantity, price_cents) VALUES (%s, %s, %s, %s)",
                [(order_id, line["id"], line["quantity"], line["price_cents"]) for line in lines],
            )
        for line in lines:
            _reserve(db, line["id"], line["quantity"])
        if discount:
            db.execute("UPDATE coupons SET used_count = used_count + 1 WHERE id = %s", (discount["id"],))
        db.execute(
            "INSERT INTO outbox (kind, payload) VALUES ('order-placed', %s)", (Jsonb({"order": order_id}),)
        )
        db.execute("DELETE FROM sessions WHERE token = %s", (token,))
    return order_id


def _insert_order(db, customer_id, address_id, discount, total, note):
    columns = ["customer_id", "address_id", "total_cents"]
    values = [customer_id, address_id, total]
    if discount:
        columns.append("coupon_id")
        values.append(discount["id"])
    if note:
        columns.append("note")
        values.append(note)
    marks = ", ".join(["%s"] * len(values))
    sql = f"INSERT INTO orders ({', '.join(columns)}) VALUES ({marks}) RETURNING id"
    return fetch_one(db, sql, values)["id"]


def _reserve(db, product_id, quantity):
    reserved = db.execute(
        """
        UPDATE stock SET reserved = reserved + %(quantity)s
        WHERE (product_id, warehouse_id) = (
            SELECT product_id, warehouse_id FROM stock
            WHERE product_id = %(product)s AND quantity - reserved >= %(quantity)s
            ORDER BY quantity DESC LIMIT 1
            FOR UPDATE
        )
        """,
        {"product": product_id, "quantity": quantity},
    )
    if reserved.rowcount == 0:
        raise OutOfStock(product_id)
