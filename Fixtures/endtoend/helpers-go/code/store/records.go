package store

import "context"

func (d *Database) FindRecord(ctx context.Context, table string, id int64) (*Record, error) {
	rows, err := d.SelectWhere(ctx, table, []Key{{Name: "id", Value: id}})
	if err != nil {
		return nil, err
	}
	return scanOne(rows)
}
