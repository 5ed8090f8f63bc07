"""Categories and products."""
from .database import fetch_all, fetch_one
from .texts import BESTSELLERS, PRODUCT_COLUMNS


def category_tree(db):
    return db.execute(
        """
        WITH RECURSIVE tree AS (
            SELECT id, slug, name, 1 AS depth FROM categories WHERE parent_id IS NULL
            UNION ALL
            SELECT c.id, c.slug, c.name, tree.depth + 1
            FROM categories c JOIN tree ON c.parent_id = tree.id
        )
        SELECT id, slug, name, depth FROM tree ORDER BY depth, name
        """
    ).fetchall()


def products_in_category(db, slug, page=1, page_size=24):
    return fetch_all(
        db,
        "SELECT " + PRODUCT_COLUMNS + " FROM products p JOIN categories c ON c.id = p.category_id"
        " WHERE c.slug = %s AND p.active ORDER BY p.name LIMIT %s OFFSET %s",
        (slug, page_size, (page - 1) * page_size),
    )


def product(db, slug):
    found = fetch_one(
        db,
        f"SELECT {PRODUCT_COLUMNS}, p.description, p.weight_grams FROM products p WHERE p.slug = %s AND p.active",
        (slug,),
    )
    if found is not None:
        found["available"] = available(db, found["id"])
    return found


def available(db, product_id):
    row = db.execute(
        "SELECT coalesce(sum(quantity - reserved), 0) AS free FROM stock WHERE product_id = %s", (product_id,)
    ).fetchone()
    return row["free"]


def bestsellers(db, days=30, limit=8):
    return fetch_all(db, BESTSELLERS, (days, limit))
