-- Joins: ON, USING, NATURAL, merged columns, aliases of joins, visibility.
SELECT u.name, o.total FROM users u JOIN orders o ON o.user_id = u.id;
--= select
--= public.orders read: total select; user_id join
--= public.users read: id join; name select
SELECT name, total FROM users JOIN orders ON user_id = users.id WHERE status = $1;
--= select
--= public.orders read: status filter; total select; user_id join
--= public.users read: id join; name select
SELECT u.name FROM users u LEFT JOIN orders o ON o.user_id = u.id AND o.status = 'open' WHERE o.id IS NULL;
--= select
--= public.orders read: id filter; status join; user_id join
--= public.users read: id join; name select
SELECT o.id, i.quantity FROM orders o JOIN order_items i USING (note);
--= select
--= public.order_items read: note join; quantity select
--= public.orders read: id select; note join
SELECT note FROM orders JOIN order_items USING (note);
--= select
--= public.order_items read: note join
--= public.orders read: note join select
SELECT note FROM orders LEFT JOIN order_items USING (note) ORDER BY note;
--= select
--= public.order_items read: note join
--= public.orders read: note join order select
SELECT note FROM orders RIGHT JOIN order_items USING (note);
--= select
--= public.order_items read: note join select
--= public.orders read: note join
SELECT note FROM orders FULL JOIN order_items USING (note) WHERE note IS NOT NULL;
--= select
--= public.order_items read: note filter join select
--= public.orders read: note filter join select
SELECT orders.note, order_items.note FROM orders JOIN order_items USING (note);
--= select
--= public.order_items read: note join select
--= public.orders read: note join select
SELECT * FROM orders JOIN order_items USING (note);
--= select
--= public.order_items read: note join; order_id select*; price select*; product_id select*; quantity select*
--= public.orders read: id select*; note join select*; placed_at select*; ship_to select*; status select*; tags select*; total select*; user_id select*
SELECT j.note FROM orders JOIN order_items USING (note) AS j;
--= select
--= public.order_items read: note join
--= public.orders read: note join select
SELECT quantity FROM orders NATURAL JOIN order_items;
--= select
--= public.order_items read: note join; quantity select
--= public.orders read: note join
SELECT * FROM nodes NATURAL LEFT JOIN totals;
--= select
--= public.nodes read: id select*; label select*; parent_id select*; rank select*
--= public.totals read: sum select*; user_id select*
SELECT j.label, j.name FROM (nodes JOIN people ON label = name) AS j;
--= select
--= public.nodes read: label join select
--= public.people read: name join select
SELECT b, d FROM (nodes CROSS JOIN people) AS j (a, b, c, d);
--= select
--= public.nodes read: parent_id select; rank select
--= public.people read
SELECT a.name, b.name FROM users a, users b WHERE a.manager_id = b.id;
--= select
--= public.users read: id filter; manager_id filter; name select
SELECT a.name, b.name FROM users a JOIN users b ON a.manager_id = b.id JOIN users c ON b.manager_id = c.id;
--= select
--= public.users read: id join; manager_id join; name select
SELECT sku FROM order_items JOIN app.products ON product_id = id;
--= select
--= app.products read: id join; sku select
--= public.order_items read: product_id join
SELECT p.sku FROM orders o JOIN order_items i ON i.order_id = o.id JOIN app.products p ON p.id = i.product_id AND p.price < i.price;
--= select
--= app.products read: id join; price join; sku select
--= public.order_items read: order_id join; price join; product_id join
--= public.orders read: id join
SELECT u.name, l.total FROM users u, LATERAL (SELECT total FROM orders WHERE user_id = u.id ORDER BY placed_at LIMIT 1) l;
--= select
--= public.orders read: placed_at order; total select; user_id filter
--= public.users read: id filter; name select
SELECT u.name, l.n FROM users u LEFT JOIN LATERAL (SELECT count(*) AS n FROM orders o WHERE o.user_id = u.id) l ON true;
--= select
--= public.orders read: user_id filter
--= public.users read: id filter; name select
SELECT o.id, t FROM orders o, unnest(o.tags) t;
--= select
--= public.orders read: id select; tags select
SELECT o.id, t.tag, t.place FROM orders o CROSS JOIN LATERAL unnest(tags) WITH ORDINALITY AS t (tag, place);
--= select
--= public.orders read: id select; tags select
SELECT key, value, name FROM users, jsonb_each(settings);
--= select
--= public.users read: name select; settings select
SELECT e.key FROM users u, jsonb_each_text(u.settings) e WHERE e.value = u.name;
--= select
--= public.users read: name filter; settings select
SELECT x.a, x.b FROM users, jsonb_to_recordset(settings) AS x (a integer, b text);
--= select
--= public.users read: settings select
SELECT g FROM generate_series(1, 10) g;
--= select
SELECT g.n, label FROM generate_series(1, 10) AS g (n) JOIN nodes ON id = n;
--= select
--= public.nodes read: id join; label select
SELECT generate_series, id FROM generate_series(1, 2), nodes;
--= select
--= public.nodes read: id select
SELECT * FROM ROWS FROM (generate_series(1, 2), unnest(ARRAY[1])) AS f (a, b);
--= select
SELECT n.label FROM nodes n TABLESAMPLE system (10) WHERE n.id > 3;
--= select
--= public.nodes read: id filter; label select
SELECT x.a FROM orders, xmltable('/r' PASSING CAST(note AS xml) COLUMNS a text PATH 'a', b text DEFAULT status) x;
--= select
--= public.orders read: note select; status select
SELECT m.user_id FROM totals m JOIN active_users a ON a.id = m.user_id WHERE a.mail IS NOT NULL;
--= select
--= public.active_users read: id join; mail filter
--= public.totals read: user_id join select
SELECT * FROM (SELECT id, name FROM users) u JOIN orders o ON o.user_id = u.id;
--= select
--= public.orders read: id select*; note select*; placed_at select*; ship_to select*; status select*; tags select*; total select*; user_id join select*
--= public.users read: id select; name select
SELECT id FROM nodes JOIN (SELECT order_id AS id FROM order_items) i USING (id);
--= select
--= public.nodes read: id join select
--= public.order_items read: order_id select
SELECT (SELECT max(total) FROM orders WHERE user_id = users.id) FROM users;
--= select
--= public.orders read: total select; user_id filter
--= public.users read: id filter
SELECT name FROM users WHERE id IN (SELECT user_id FROM orders WHERE total > score);
--= select
--= public.orders read: total filter; user_id select
--= public.users read: id filter; name select; score filter
SELECT name FROM users u WHERE EXISTS (SELECT 1 FROM orders WHERE user_id = u.id AND EXISTS (SELECT 1 FROM order_items WHERE order_id = orders.id AND price > u.score));
--= select
--= public.order_items read: order_id filter; price filter
--= public.orders read: id filter; user_id filter
--= public.users read: id filter; name select; score filter
SELECT s.n FROM (SELECT name AS n FROM users) s WHERE s.n = $1;
--= select
--= public.users read: name select
SELECT s.* FROM (SELECT * FROM nodes) s ORDER BY label;
--= select
--= public.nodes read: id select*; label select*; parent_id select*; rank select*
SELECT n FROM (SELECT name FROM users) s (n);
--= select
--= public.users read: name select
SELECT column1 FROM (VALUES (1), (2)) v;
--= select
SELECT v.id, u.name FROM (VALUES ($1::bigint, $2)) AS v (id, other) JOIN users u ON u.id = v.id;
--= select
--= public.users read: id join; name select
SELECT name FROM users WHERE manager_id = (SELECT id FROM users WHERE name = $1);
--= select
--= public.users read: id select; manager_id filter; name filter select
SELECT name, (SELECT name FROM people LIMIT 1) FROM users;
--= select
--= public.people read: name select
--= public.users read: name select
SELECT id, name FROM app.find($1) WHERE email = $2;
--= select
SELECT id, a.n, b.total FROM (SELECT id, name AS n FROM users) a JOIN (SELECT user_id AS id, total FROM orders) b USING (id) WHERE id > 3;
--= select
--= public.orders read: total select; user_id select
--= public.users read: id select; name select
SELECT id FROM (SELECT id FROM users UNION SELECT id FROM nodes) a FULL JOIN (SELECT user_id AS id, max(total) AS top FROM orders GROUP BY user_id) b USING (id) ORDER BY id;
--= select
--= public.nodes read: id select
--= public.orders read: total select; user_id group select
--= public.users read: id select
SELECT label, up FROM nodes NATURAL LEFT JOIN (SELECT id, parent_id AS up FROM nodes) p;
--= select
--= public.nodes read: id join select; label select; parent_id select
SELECT id, label, price FROM (SELECT id, label FROM nodes) n NATURAL JOIN (SELECT order_id AS id, price FROM order_items) i NATURAL JOIN (SELECT id AS id FROM orders) o;
--= select
--= public.nodes read: id select; label select
--= public.order_items read: order_id select; price select
--= public.orders read: id select
WITH a AS (SELECT id, label FROM nodes), b AS (SELECT * FROM a WHERE label <> '') SELECT a.label, id FROM a JOIN b USING (id, label) JOIN users USING (id);
--= select
--= public.nodes read: id select; label select
--= public.users read: id join
SELECT j.id, j.label FROM ((SELECT id, label FROM nodes) n JOIN (SELECT id, name FROM users) u USING (id)) AS j WHERE j.name IS NOT NULL;
--= select
--= public.nodes read: id select; label select
--= public.users read: id select; name select
SELECT * FROM (SELECT id, name FROM users) a JOIN (SELECT user_id AS id, status FROM orders) b USING (id);
--= select
--= public.orders read: status select; user_id select
--= public.users read: id select; name select
SELECT a.id, b.id FROM (SELECT id FROM users) a LEFT JOIN LATERAL (SELECT user_id AS id FROM orders WHERE user_id = a.id) b USING (id);
--= select
--= public.orders read: user_id filter select
--= public.users read: id select
