package store

import (
	"context"
	"fmt"
	"time"
)

// OrdersWithoutInvoice lists shipped orders that nobody has been billed for.
func (s *Store) OrdersWithoutInvoice(ctx context.Context, limit int) ([]int, error) {
	rows, err := s.pool.Query(ctx, `
		SELECT o.id
		FROM orders o
		WHERE o.status = 'shipped'
		  AND NOT EXISTS (SELECT 1 FROM invoices i WHERE i.order_id = o.id)
		ORDER BY o.shipped_at
		LIMIT $1`, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var ids []int
	for rows.Next() {
		var id int
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// IssueInvoice bills one order.
func (s *Store) IssueInvoice(ctx context.Context, order int, now time.Time) error {
	number := fmt.Sprintf("%d-%06d", now.Year(), order)
	_, err := s.pool.Exec(ctx,
		"INSERT INTO invoices (order_id, number, issued_at) "+
			"VALUES ($1, $2, $3) ON CONFLICT (order_id) DO NOTHING",
		order, number, now)
	return err
}

// UnpaidInvoices counts what is overdue.
func (s *Store) UnpaidInvoices(ctx context.Context, olderThan time.Duration) (count int, cents int64, err error) {
	err = s.pool.QueryRow(ctx, `
		SELECT count(*), coalesce(sum(o.total_cents), 0)
		FROM invoices i JOIN orders o ON o.id = i.order_id
		WHERE i.paid_at IS NULL AND i.issued_at < $1`, time.Now().Add(-olderThan)).Scan(&count, &cents)
	return count, cents, err
}
