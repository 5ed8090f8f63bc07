package store

import "context"

// Recipient is the person whom an order belongs to.
func (s *Store) Recipient(ctx context.Context, order int) (name, email string, err error) {
	err = s.pool.QueryRow(ctx,
		"SELECT c.name, c.email FROM customers c JOIN orders o ON o.customer_id = c.id WHERE o.id = $1",
		order).Scan(&name, &email)
	return name, email, err
}

// Subscribers are those who asked for the newsletter.
func (s *Store) Subscribers(ctx context.Context, after int, limit int) (last int, emails []string, err error) {
	rows, err := s.pool.Query(ctx,
		`SELECT id, email FROM customers
		 WHERE newsletter AND erased_at IS NULL AND id > $1 ORDER BY id LIMIT $2`, after, limit)
	if err != nil {
		return after, nil, err
	}
	defer rows.Close()
	last = after
	for rows.Next() {
		var email string
		if err := rows.Scan(&last, &email); err != nil {
			return last, nil, err
		}
		emails = append(emails, email)
	}
	return last, emails, rows.Err()
}
