"""What customers say."""
from .database import fetch_all, fetch_one


def reviews(db, product_id, best_first=False):
    order = "r.stars DESC, r.created_at DESC" if best_first else "r.created_at DESC"
    return fetch_all(
        db,
        "SELECT r.stars, r.body, r.created_at, c.name FROM reviews r JOIN customers c ON c.id = r.customer_id"
        f" WHERE r.product_id = %s AND r.approved ORDER BY {order} LIMIT 20",
        (product_id,),
    )


def rating(db, product_id):
    return fetch_one(
        db, "SELECT count(*) AS votes, avg(stars) AS stars FROM reviews WHERE product_id = %s AND approved", (product_id,)
    )


def write(db, product_id, customer_id, stars, body):
    db.execute(
        "INSERT INTO reviews (product_id, customer_id, stars, body) VALUES (%s, %s, %s, %s)"
        " ON CONFLICT (product_id, customer_id) DO UPDATE"
        " SET stars = excluded.stars, body = excluded.body, approved = false",
        (product_id, customer_id, stars, body),
    )
