-- The database that the statements in this folder are analysed with, and that a real server checks them against.
CREATE SCHEMA app;
CREATE SCHEMA archive;

CREATE TABLE users (
    id bigint PRIMARY KEY,
    name text NOT NULL,
    email text UNIQUE,
    "createdAt" timestamptz DEFAULT now(),
    settings jsonb,
    manager_id bigint REFERENCES users (id),
    score integer GENERATED ALWAYS AS (length(name)) STORED
);

CREATE TYPE app.address AS (street text, city text);

CREATE TABLE orders (
    id bigint PRIMARY KEY,
    user_id bigint NOT NULL REFERENCES users (id),
    status text NOT NULL DEFAULT 'new',
    total numeric(12, 2),
    placed_at timestamptz NOT NULL,
    tags text[],
    ship_to app.address,
    note text
);

CREATE TABLE order_items (
    order_id bigint NOT NULL REFERENCES orders (id),
    product_id bigint NOT NULL,
    quantity integer NOT NULL,
    price numeric(12, 2),
    note text,
    PRIMARY KEY (order_id, product_id)
);

CREATE TABLE app.products (
    id bigint PRIMARY KEY,
    sku text NOT NULL,
    title text,
    price numeric(12, 2),
    CONSTRAINT products_sku UNIQUE (sku)
);

CREATE TABLE app.users (id bigint PRIMARY KEY, login text, secret text);

CREATE TABLE archive.orders (LIKE orders INCLUDING DEFAULTS, archived_at timestamptz);

CREATE TABLE nodes (id integer PRIMARY KEY, parent_id integer, label text, weight integer);

CREATE SEQUENCE order_numbers;
CREATE SEQUENCE app."Seq" OWNED BY app.products.id;

CREATE TABLE "Mixed Case" ("Id" integer, "select" text, plain text);

CREATE TABLE events (id bigint, kind text, at timestamptz) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

CREATE TABLE people (name text, born date);
CREATE TABLE employees (salary numeric) INHERITS (people);

CREATE VIEW active_users AS SELECT id, name, email AS mail FROM users WHERE score > 0;
CREATE MATERIALIZED VIEW totals (user_id, sum) AS SELECT user_id, sum(total) FROM orders GROUP BY user_id;

CREATE INDEX users_lower_email ON users (lower(email));
CREATE UNIQUE INDEX orders_open ON orders (user_id) WHERE status = 'open';
CREATE UNIQUE INDEX nodes_label ON nodes (lower(label));

ALTER TABLE nodes ADD COLUMN old text;
ALTER TABLE nodes RENAME COLUMN old TO rank;
ALTER TABLE nodes DROP COLUMN weight;

CREATE FUNCTION app.find(wanted text) RETURNS SETOF users LANGUAGE sql AS 'SELECT * FROM users WHERE name = wanted';
