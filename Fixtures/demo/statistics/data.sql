-- Made-up contents, the same on every run.
SELECT setseed(0.5);

INSERT INTO warehouses (name, country) VALUES ('North', 'DE'), ('South', 'AT'), ('Coast', 'NL');

INSERT INTO categories (slug, name, parent_id)
SELECT 'category-' || n, 'Category ' || n, CASE WHEN n > 8 THEN 1 + n % 8 END FROM generate_series(1, 40) n;

INSERT INTO products (sku, slug, name, description, category_id, price_cents, weight_grams, active, updated_at)
SELECT 'S' || n, 'product-' || n, (ARRAY['Pruning shears', 'Watering can', 'Pea seeds', 'Trowel', 'Raised bed'])[1 + n % 5] || ' ' || n,
       repeat('Grows well in the shade and in the sun. ', 1 + n % 12), 1 + n % 40, 100 + (random() * 9000)::int,
       50 + n % 4000, n % 50 <> 0, now() - n * interval '1 hour'
FROM generate_series(1, 4000) n;

INSERT INTO stock (product_id, warehouse_id, quantity, reserved)
SELECT p, w, 20 + (random() * 500)::int, (random() * 20)::int FROM generate_series(1, 4000) p, generate_series(1, 3) w;

INSERT INTO customers (email, name, password_hash, phone, newsletter, created_at)
SELECT 'person' || n || '@example.org', 'Person ' || n, encode(sha256('secret'), 'hex'), '+49 30 ' || n, n % 3 = 0,
       now() - random() * interval '900 days'
FROM generate_series(1, 8000) n;

INSERT INTO addresses (customer_id, street, postcode, city, country)
SELECT n, 'Street ' || n, lpad(n::text, 5, '0'), 'City ' || n % 300, (ARRAY['DE', 'AT', 'NL', 'BE'])[1 + n % 4]
FROM generate_series(1, 8000) n;

INSERT INTO coupons (code, percent, valid_until)
SELECT 'SPRING' || n, 5 + n % 20, current_date + 30 - n % 60 FROM generate_series(1, 60) n;

INSERT INTO orders (customer_id, address_id, coupon_id, status, total_cents, placed_at, shipped_at)
SELECT c, c, CASE WHEN n % 10 = 0 THEN 1 + n % 60 END,
       CASE WHEN n % 17 = 0 THEN 'cancelled' WHEN n % 40 = 0 THEN 'placed' ELSE 'shipped' END,
       500 + (random() * 20000)::int, placed_at, placed_at + interval '2 days'
FROM (
    SELECT n, 1 + (random() * 7999)::int AS c, now() - random() * interval '400 days' AS placed_at
    FROM generate_series(1, 40000) n
) AS made;

UPDATE coupons SET used_count = (SELECT count(*) FROM orders WHERE coupon_id = coupons.id);

INSERT INTO order_items (order_id, product_id, quantity, price_cents)
SELECT o, 1 + (o * 7 + k * 613 + (random() * random() * 200)::int) % 4000, 1 + (random() * 3)::int, 100 + (random() * 9000)::int
FROM generate_series(1, 40000) o, generate_series(1, 3) k
ON CONFLICT DO NOTHING;

INSERT INTO invoices (order_id, number, issued_at, paid_at)
SELECT id, 'A-' || id, shipped_at, CASE WHEN id % 30 <> 0 THEN shipped_at + interval '9 days' END
FROM orders WHERE status = 'shipped' AND id % 200 <> 0;

INSERT INTO reviews (product_id, customer_id, stars, body, approved)
SELECT 1 + (random() * 3999)::int, n, 1 + (random() * 4)::int, 'As expected.', n % 60 <> 0 FROM generate_series(1, 6000) n;

INSERT INTO staff (login, password_hash, role) VALUES ('ada', encode(sha256('secret'), 'hex'), 'clerk');

INSERT INTO sessions (token, customer_id, cart, expires_at)
SELECT 'old-' || n, n, '{}', now() - interval '1 day' FROM generate_series(1, 2000) n;
