// Package store holds every statement that the worker sends.
package store

import (
	"context"

	"github.com/jackc/pgx/v4/pgxpool"
)

// Store is the worker's view of the shop's database.
type Store struct {
	pool *pgxpool.Pool
}

// Open connects to the database that a connection string names.
func Open(ctx context.Context, url string) (*Store, error) {
	pool, err := pgxpool.Connect(ctx, url)
	if err != nil {
		return nil, err
	}
	return &Store{pool: pool}, nil
}

// Close gives all connections back.
func (s *Store) Close() {
	s.pool.Close()
}
