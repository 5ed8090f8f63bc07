package store

import "database/sql"

type Store struct{ db *sql.DB }

func (s *Store) Find(id int) *sql.Row {
	return s.db.QueryRow("SELECT name FROM users WHERE id = $1", id)
}

func (s *Store) Reload(id int) *sql.Row {
	return s.db.QueryRow("SELECT name FROM users WHERE id = $1", id)
}
