// Package jobs says what is done, and how often.
package jobs

import (
	"context"

	"example.org/bramble/worker/store"
)

// Run does one round: mail always, invoices often, housekeeping seldom.
func Run(ctx context.Context, db *store.Store, round int) error {
	if err := sendMail(ctx, db); err != nil {
		return err
	}
	if round%10 == 0 {
		if err := issueInvoices(ctx, db); err != nil {
			return err
		}
	}
	if round%200 == 0 {
		return housekeeping(ctx, db)
	}
	return nil
}
