package store

import "context"

// Message is something that has to leave the house.
type Message struct {
	ID      int64
	Kind    string
	Payload []byte
}

const claimMessages = `
	UPDATE outbox SET attempts = attempts + 1
	WHERE id IN (
		SELECT id FROM outbox
		WHERE sent_at IS NULL AND attempts < 5
		ORDER BY created_at
		LIMIT $1
		FOR UPDATE SKIP LOCKED
	)
	RETURNING id, kind, payload`

const markSent = "UPDATE outbox SET sent_at = now() WHERE id = ANY($1)"

// ClaimMessages takes the oldest messages that no other worker holds.
func (s *Store) ClaimMessages(ctx context.Context, limit int) ([]Message, error) {
	rows, err := s.pool.Query(ctx, claimMessages, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var messages []Message
	for rows.Next() {
		var m Message
		if err := rows.Scan(&m.ID, &m.Kind, &m.Payload); err != nil {
			return nil, err
		}
		messages = append(messages, m)
	}
	return messages, rows.Err()
}

// MarkSent says that messages have left.
func (s *Store) MarkSent(ctx context.Context, ids []int64) error {
	_, err := s.pool.Exec(ctx, markSent, ids)
	return err
}

// DeleteOldMessages forgets what left long ago.
func (s *Store) DeleteOldMessages(ctx context.Context, days int) (int64, error) {
	tag, err := s.pool.Exec(ctx,
		"DELETE FROM outbox WHERE sent_at < now() - make_interval(days => $1)", days)
	return tag.RowsAffected(), err
}
