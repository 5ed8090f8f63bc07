"""A customer's own orders; their texts stand in queries/orders.sql."""
from .database import fetch_all
from .named_queries import ORDERS


def history(db, customer_id, limit=20):
    return fetch_all(db, ORDERS["order_history"], {"customer": customer_id, "limit": limit})


def lines(db, order_id):
    return fetch_all(db, ORDERS["order_lines"], {"order": order_id})


def cancel(db, order_id):
    return db.execute(ORDERS["cancel_order"], {"order": order_id}).rowcount == 1
