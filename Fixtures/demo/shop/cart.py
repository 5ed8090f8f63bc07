"""The cart, kept in the session as product numbers and quantities."""
from .database import fetch_all, fetch_one

LOAD_CART = "SELECT cart FROM sessions WHERE token = %s AND expires_at > now()"


def load(db, token):
    row = fetch_one(db, LOAD_CART, (token,))
    return {int(product): quantity for product, quantity in row["cart"].items()} if row else {}


def put(db, token, product_id, quantity):
    db.execute(
        "INSERT INTO sessions (token, cart, expires_at)"
        " VALUES (%s, jsonb_build_object(%s::text, %s::int), now() + interval '14 days')"
        " ON CONFLICT (token) DO UPDATE"
        " SET cart = sessions.cart || excluded.cart, expires_at = excluded.expires_at",
        (token, product_id, quantity),
    )


def priced(db, cart):
    """The cart's lines with today's prices."""
    if not cart:
        return []
    marks = ", ".join(["%s"] * len(cart))
    rows = fetch_all(
        db, f"SELECT id, name, price_cents, weight_grams FROM products WHERE id IN ({marks})", list(cart)
    )
    return [dict(row, quantity=cart[row["id"]]) for row in rows]
