// The worker sends mail, issues invoices, and does what has to be done at night.
package main

import (
	"context"
	"flag"
	"log"
	"os"
	"time"

	"example.org/bramble/worker/jobs"
	"example.org/bramble/worker/store"
)

func main() {
	rounds := flag.Int("rounds", 0, "stop after so many rounds (0: never)")
	pause := flag.Duration("pause", 5*time.Second, "pause between two rounds")
	flag.Parse()

	ctx := context.Background()
	db, err := store.Open(ctx, os.Getenv("WORKER_DATABASE"))
	if err != nil {
		log.Fatal(err)
	}
	defer db.Close()
	for round := 1; *rounds == 0 || round <= *rounds; round++ {
		if err := jobs.Run(ctx, db, round); err != nil {
			log.Print(err)
		}
		time.Sleep(*pause)
	}
}
