CREATE TABLE orders (id int PRIMARY KEY, total int, seen_at timestamptz, customer_id int);
CREATE TABLE customers (id int PRIMARY KEY, name text);
CREATE VIEW big_orders AS SELECT * FROM orders WHERE total > 100;
