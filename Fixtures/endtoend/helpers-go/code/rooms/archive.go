package rooms

import "database/sql"

// Archive marks a room; what numbers its parameter stands in a file that nothing else asks for.
func Archive(db *sql.DB, id int) error {
	_, err := db.Exec("UPDATE rooms SET archived = TRUE WHERE id = "+first(), id)
	return err
}

func first() string { return numbered(1) }
