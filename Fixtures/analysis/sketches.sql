-- Statements that PostgreSQL 15 cannot parse, and what can be told of them all the same.
SELECT id, name FROM users WHERE email = %s AND;
--= select
--= public.users read: email filter?; id select?; name select?
SELECT u.name, o.total FROM users u JOIN orders AS o ON o.user_id = u.id WHERE {conditions};
--= select
--= public.orders read: total select?; user_id join?
--= public.users read: id join?; name select?
SELECT name, total FROM users, app.products p WHERE p.sku = ? ORDER BY;
--= select
--= app.products read: sku filter?
--= public.users read: name select?
INSERT INTO users (id, name) VALUES %s ON CONFLICT (id) DO UPDATE SET name = excluded.name;
--= insert
--= public.users write: id conflict? insert?; name insert? update?
UPDATE users SET name = :name WHERE id IN (;
--= update
--= public.users write: id filter?; name update?
DELETE FROM orders WHERE extract(year FROM placed_at) = ? AND user_id =;
--= delete
--= public.orders write: placed_at filter?; user_id filter?
MERGE INTO nodes n USING users u ON n.id = u.id WHEN NOT MATCHED BY SOURCE THEN DELETE;
--= merge
--= public.nodes write: id join?
--= public.users read: id join?
SELECT count(*) FROM (SELECT user_id FROM orders WHERE status = ?) s WHERE;
--= select
--= public.orders read: status filter?; user_id select?
SELECT unnest FROM unnest(ARRAY[1]) WHERE;
--= select
