-- name: order_history
-- The orders of one customer, newest first.
SELECT o.id, o.status, o.total_cents, o.placed_at, o.shipped_at, i.number AS invoice
FROM orders o
LEFT JOIN invoices i ON i.order_id = o.id
WHERE o.customer_id = %(customer)s
ORDER BY o.placed_at DESC
LIMIT %(limit)s;

-- name: order_lines
SELECT p.name, p.sku, l.quantity, l.price_cents
FROM order_items l
JOIN products p ON p.id = l.product_id
WHERE l.order_id = %(order)s
ORDER BY p.name;

-- name: cancel_order
UPDATE orders SET status = 'cancelled' WHERE id = %(order)s AND status = 'placed';
