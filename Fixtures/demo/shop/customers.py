"""Accounts."""
import hashlib

from .database import fetch_one


def _hashed(password):
    return hashlib.sha256(password.encode()).hexdigest()


def register(db, email, name, password, newsletter=False):
    row = fetch_one(
        db,
        """INSERT INTO customers (email, name, password_hash, newsletter)
           VALUES (lower(%(email)s), %(name)s, %(password)s, %(newsletter)s)
           ON CONFLICT (email) DO NOTHING
           RETURNING id""",
        {"email": email, "name": name, "password": _hashed(password), "newsletter": newsletter},
    )
    return row["id"] if row else None


def log_in(db, email, password):
    row = fetch_one(
        db,
        "SELECT id, name, password_hash FROM customers WHERE email = lower(%s) AND erased_at IS NULL",
        (email,),
    )
    if row is None or row["password_hash"] != _hashed(password):
        return None
    db.execute("UPDATE customers SET last_seen_at = now() WHERE id = %s", (row["id"],))
    return row


def change_phone(db, customer_id, phone):
    db.execute("UPDATE customers SET phone = %s WHERE id = %s", (phone, customer_id))


def addresses(db, customer_id):
    return db.execute(
        "SELECT id, street, postcode, city, country FROM addresses WHERE customer_id = %s ORDER BY id", [customer_id]
    ).fetchall()


def erase(db, customer_id):
    """What the law asks for: the orders stay, the person goes."""
    with db.transaction():
        db.execute(
            "UPDATE customers SET email = 'erased-' || id, name = '', phone = NULL, erased_at = now() WHERE id = %s",
            (customer_id,),
        )
        for table, cleared in (("addresses", "street = '', postcode = ''"), ("reviews", "body = ''")):
            db.execute(f"UPDATE {table} SET {cleared} WHERE customer_id = %s", (customer_id,))
        db.execute("DELETE FROM sessions WHERE customer_id = %s", (customer_id,))
