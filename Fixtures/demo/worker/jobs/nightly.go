package jobs

import (
	"context"
	"log"
	"time"

	"example.org/bramble/worker/store"
)

func issueInvoices(ctx context.Context, db *store.Store) error {
	orders, err := db.OrdersWithoutInvoice(ctx, 100)
	if err != nil {
		return err
	}
	for _, order := range orders {
		if err := db.IssueInvoice(ctx, order, time.Now()); err != nil {
			return err
		}
	}
	return nil
}

func housekeeping(ctx context.Context, db *store.Store) error {
	if err := db.AddUpSales(ctx, 3); err != nil {
		return err
	}
	if _, err := db.DeleteSessions(ctx); err != nil {
		return err
	}
	if _, err := db.DeleteOldMessages(ctx, 90); err != nil {
		return err
	}
	for _, table := range []string{"orders", "order_items", "outbox"} {
		if err := db.Refresh(ctx, table); err != nil {
			return err
		}
	}
	for _, countries := range [][]string{nil, {"DE", "AT"}} {
		shortages, err := db.Shortages(ctx, 5, countries)
		if err != nil {
			return err
		}
		log.Printf("%d products run short in %v", len(shortages), countries)
	}
	count, cents, err := db.UnpaidInvoices(ctx, 30*24*time.Hour)
	if err != nil {
		return err
	}
	log.Printf("%d invoices are overdue: %d cents", count, cents)
	return newsletter(ctx, db)
}

func newsletter(ctx context.Context, db *store.Store) error {
	for after := 0; ; {
		last, emails, err := db.Subscribers(ctx, after, 500)
		if err != nil || len(emails) == 0 {
			return err
		}
		after = last
	}
}
