package gin

func (s *Store) Sessions(db *sql.DB) {
	db.Query("SELECT id FROM sessions")
}
