package groups

import (
	"context"

	"example.org/club/store"
)

func Open(ctx context.Context, db *store.Database, title string) error {
	_, err := db.SelectWhere(ctx, "groups", []store.Key{{"closed", false}, {"title", title}})
	return err
}

func Retitle(ctx context.Context, db *store.Database, id int64, title string) error {
	return db.InTransaction(ctx, func(tx *store.Database) error {
		return tx.UpdateColumns(ctx, "groups", id, map[string]any{"title": title})
	})
}
