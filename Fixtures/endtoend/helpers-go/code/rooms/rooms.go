package rooms

import (
	"database/sql"

	sq "github.com/Masterminds/squirrel"
)

func Close(db *sql.DB, id int64) error {
	_, err := queries.Update("rooms").Set("closed", true).Where(sq.Eq{"id": id}).RunWith(db).Exec()
	return err
}
