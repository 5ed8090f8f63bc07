"""SQL that several pages share."""

PRODUCT_COLUMNS = "p.id, p.sku, p.slug, p.name, p.price_cents"

BESTSELLERS = """
    SELECT p.id, p.name, p.slug, p.price_cents, sum(l.quantity) AS sold
    FROM order_items l
    JOIN orders o ON o.id = l.order_id
    JOIN products p ON p.id = l.product_id
    WHERE o.placed_at > now() - make_interval(days => %s)
      AND o.status <> 'cancelled'
      AND p.active
    GROUP BY p.id
    ORDER BY sold DESC
    LIMIT %s
"""
