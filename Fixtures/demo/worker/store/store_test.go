package store

import (
	"context"
	"os"
	"testing"
)

func TestMessagesAreClaimedOnce(t *testing.T) {
	url := os.Getenv("WORKER_DATABASE")
	if url == "" {
		t.Skip("no database")
	}
	ctx := context.Background()
	s, err := Open(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.pool.Exec(ctx, "INSERT INTO outbox (kind, payload) VALUES ('test', '{}')"); err != nil {
		t.Fatal(err)
	}
	messages, err := s.ClaimMessages(ctx, 1)
	if err != nil || len(messages) != 1 {
		t.Fatalf("%v, %v", messages, err)
	}
}
