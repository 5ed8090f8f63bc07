package jobs

import (
	"context"
	"encoding/json"
	"log"

	"example.org/bramble/worker/store"
)

func sendMail(ctx context.Context, db *store.Store) error {
	messages, err := db.ClaimMessages(ctx, 20)
	if err != nil || len(messages) == 0 {
		return err
	}
	var sent []int64
	for _, message := range messages {
		var content struct{ Order int }
		if err := json.Unmarshal(message.Payload, &content); err != nil {
			log.Printf("message %d: %v", message.ID, err)
			continue
		}
		name, email, err := db.Recipient(ctx, content.Order)
		if err != nil {
			return err
		}
		log.Printf("%s to %s <%s>", message.Kind, name, email)
		sent = append(sent, message.ID)
	}
	return db.MarkSent(ctx, sent)
}
