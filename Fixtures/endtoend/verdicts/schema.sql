CREATE TABLE customers (id integer PRIMARY KEY, name text);

CREATE TABLE orders (
  id integer PRIMARY KEY,
  customer_id integer REFERENCES customers (id),
  status text NOT NULL DEFAULT 'open',
  total numeric CHECK (total >= 0),
  internal_note text,
  discount numeric,
  customer_note text,
  imported_at timestamp,
  region text,
  weight integer,
  touched_at timestamp,
  legacy_code text
);
CREATE INDEX orders_by_legacy_code ON orders (legacy_code, status);

CREATE TABLE settings (name text PRIMARY KEY, value text, unit text);
CREATE TABLE old_carts (id integer PRIMARY KEY, content text);

CREATE VIEW order_regions AS SELECT id, upper(region) AS area FROM orders;

CREATE FUNCTION heavy_orders() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM orders WHERE weight > 100';

CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.touched_at := now();
  RETURN NEW;
END $$;
CREATE TRIGGER touch_orders BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
