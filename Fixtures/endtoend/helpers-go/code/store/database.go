package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// Database sends what it is told to send.
type Database struct {
	db *sql.DB
}

// Key is a column with its value.
type Key struct {
	Name  string
	Value any
}

func (d *Database) SelectWhere(ctx context.Context, table string, keys []Key) (*sql.Rows, error) {
	var conditions []string
	var arguments []any
	for _, key := range keys {
		conditions = append(conditions, key.Name+" = ?")
		arguments = append(arguments, key.Value)
	}
	query := fmt.Sprintf("SELECT * FROM %s WHERE %s", table, strings.Join(conditions, " AND "))
	return d.db.QueryContext(ctx, query, arguments...)
}

func (d *Database) UpdateColumns(ctx context.Context, table string, id int64, changes map[string]any) error {
	var query strings.Builder
	query.WriteString("UPDATE " + table + " SET ")
	var arguments []any
	for name, value := range changes {
		if len(arguments) > 0 {
			query.WriteString(", ")
		}
		query.WriteString(name + " = ?")
		arguments = append(arguments, value)
	}
	query.WriteString(" WHERE id = ?")
	_, err := d.db.ExecContext(ctx, query.String(), append(arguments, id)...)
	return err
}

// InTransaction runs work, which is told what to work on.
func (d *Database) InTransaction(ctx context.Context, work func(tx *Database) error) error {
	return work(d)
}
