package store

import (
	"context"
	"fmt"
	"strings"
)

// Shortage is a product of which a warehouse will soon have none.
type Shortage struct {
	SKU       string
	Warehouse string
	Free      int
}

// Shortages lists what has to be ordered, in some countries or in all of them.
func (s *Store) Shortages(ctx context.Context, below int, countries []string) ([]Shortage, error) {
	var query strings.Builder
	query.WriteString("SELECT p.sku, w.name, s.quantity - s.reserved FROM stock s")
	query.WriteString(" JOIN products p ON p.id = s.product_id JOIN warehouses w ON w.id = s.warehouse_id")
	query.WriteString(" WHERE p.active AND s.quantity - s.reserved < $1")
	arguments := []interface{}{below}
	if len(countries) > 0 {
		query.WriteString(" AND w.country = ANY($2)")
		arguments = append(arguments, countries)
	}
	query.WriteString(" ORDER BY 3, 1")
	rows, err := s.pool.Query(ctx, query.String(), arguments...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var shortages []Shortage
	for rows.Next() {
		var found Shortage
		if err := rows.Scan(&found.SKU, &found.Warehouse, &found.Free); err != nil {
			return nil, err
		}
		shortages = append(shortages, found)
	}
	return shortages, rows.Err()
}

// Refresh lets the planner know what a busy table looks like.
func (s *Store) Refresh(ctx context.Context, table string) error {
	_, err := s.pool.Exec(ctx, fmt.Sprintf("ANALYZE %s", table))
	return err
}
