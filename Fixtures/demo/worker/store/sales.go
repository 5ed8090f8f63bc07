package store

import "context"

const addUpSales = `
	INSERT INTO daily_sales (day, product_id, quantity, revenue_cents)
	SELECT o.placed_at::date, l.product_id, sum(l.quantity), sum(l.quantity * l.price_cents)
	FROM orders o JOIN order_items l ON l.order_id = o.id
	WHERE o.placed_at >= current_date - $1::int AND o.status <> 'cancelled'
	GROUP BY 1, 2
	ON CONFLICT (day, product_id)
	DO UPDATE SET quantity = excluded.quantity, revenue_cents = excluded.revenue_cents`

// AddUpSales brings the sales of the last days up to date.
func (s *Store) AddUpSales(ctx context.Context, days int) error {
	_, err := s.pool.Exec(ctx, addUpSales, days)
	return err
}
