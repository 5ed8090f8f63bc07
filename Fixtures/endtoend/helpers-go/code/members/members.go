package members

import (
	"context"

	"example.org/club/store"
)

func Find(ctx context.Context, db *store.Database, id int64) (*store.Record, error) {
	return db.FindRecord(ctx, "members", id)
}

func Rename(ctx context.Context, db *store.Database, id int64, name, email string) error {
	return db.UpdateColumns(ctx, "members", id, map[string]any{"name": name, "email": email})
}
