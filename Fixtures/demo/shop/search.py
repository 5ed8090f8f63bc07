"""The search page, whose query depends on what was filled in."""
from .database import fetch_all

ORDERS = {
    "cheapest": "p.price_cents ASC",
    "newest": "p.created_at DESC",
    "best": "rating DESC NULLS LAST, p.name",
}


def search(db, words, category=None, at_most=None, in_stock=False, order="best"):
    sql = (
        "SELECT p.id, p.name, p.slug, p.price_cents, avg(r.stars) AS rating"
        " FROM products p LEFT JOIN reviews r ON r.product_id = p.id AND r.approved"
        " WHERE p.active AND (p.name ILIKE %s OR p.description ILIKE %s)"
    )
    pattern = f"%{words}%"
    parameters = [pattern, pattern]
    if category is not None:
        sql += " AND p.category_id = (SELECT id FROM categories WHERE slug = %s)"
        parameters.append(category)
    if at_most is not None:
        sql += " AND p.price_cents <= %s"
        parameters.append(at_most)
    if in_stock:
        sql += " AND EXISTS (SELECT 1 FROM stock s WHERE s.product_id = p.id AND s.quantity > s.reserved)"
    sql += " GROUP BY p.id ORDER BY " + ORDERS[order] + " LIMIT 50"
    return fetch_all(db, sql, parameters)
