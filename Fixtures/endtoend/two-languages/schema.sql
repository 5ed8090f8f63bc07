CREATE TABLE accounts (
    id bigint PRIMARY KEY,
    email text NOT NULL UNIQUE,
    closed_at timestamptz
);

CREATE TABLE invoices (
    id bigint PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES accounts,
    amount numeric NOT NULL,
    sent_at timestamptz
);
