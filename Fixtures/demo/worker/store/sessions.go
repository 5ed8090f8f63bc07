package store

import "context"

const sessionIsOver = "expires_at < now()"

// DeleteSessions removes carts that were left behind.
func (s *Store) DeleteSessions(ctx context.Context) (int64, error) {
	tag, err := s.pool.Exec(ctx, "DELETE FROM sessions WHERE "+sessionIsOver)
	return tag.RowsAffected(), err
}
