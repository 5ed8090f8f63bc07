-- name: overdue_invoices
-- Sent more than a month ago; the semicolon; of this remark ends nothing.
SELECT i.id, i.amount, a.email
FROM invoices i
JOIN accounts a ON a.id = i.account_id
WHERE i.sent_at < now() - interval '1 month';

-- name: close_account!
UPDATE accounts SET closed_at = now() WHERE id = :id;

-- name: page_of_invoices
-- The code puts the order in; PostgreSQL's parser cannot read this as it stands.
SELECT i.id, accounts.closed_at
FROM invoices i
JOIN accounts ON accounts.id = i.account_id
ORDER BY %order% LIMIT :count;
