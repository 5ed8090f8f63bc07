-- The role of a column is the clause in which it stands, at the level of the query in which it stands.
SELECT name FROM users WHERE email = $1 AND score > 3 ORDER BY id LIMIT 10;
--= select
--= public.users read: email filter; id order; name select; score filter
SELECT user_id, sum(total) FROM orders WHERE status IN ($1, $2) GROUP BY user_id HAVING max(placed_at) > $3 ORDER BY sum(total) DESC NULLS LAST;
--= select
--= public.orders read: placed_at filter; status filter; total order select; user_id group select
SELECT user_id AS u, count(*) AS n FROM orders GROUP BY u ORDER BY n, u;
--= select
--= public.orders read: user_id group order select
SELECT status, total FROM orders ORDER BY 2, 1;
--= select
--= public.orders read: status order select; total order select
SELECT date_trunc('day', placed_at) AS day, sum(total) FROM orders GROUP BY 1 ORDER BY 1;
--= select
--= public.orders read: placed_at group order select; total select
SELECT name AS email FROM users ORDER BY email;
--= select
--= public.users read: name order select
SELECT name AS email FROM users GROUP BY email, name;
--= select
--= public.users read: email group; name group select
SELECT lower(name) AS email FROM users ORDER BY lower(email);
--= select
--= public.users read: email order; name select
SELECT * FROM nodes ORDER BY label;
--= select
--= public.nodes read: id select*; label order select*; parent_id select*; rank select*
SELECT * FROM nodes ORDER BY 2;
--= select
--= public.nodes read: id select*; label select*; parent_id order select*; rank select*
SELECT DISTINCT status FROM orders;
--= select
--= public.orders read: status select
SELECT DISTINCT ON (user_id) user_id, id FROM orders ORDER BY user_id, placed_at DESC;
--= select
--= public.orders read: id select; placed_at order; user_id group order select
SELECT DISTINCT ON (1) status, note FROM orders;
--= select
--= public.orders read: note select; status group select
SELECT rank() OVER (PARTITION BY user_id ORDER BY total DESC) FROM orders;
--= select
--= public.orders read: total order; user_id group
SELECT sum(total) OVER w, id FROM orders WINDOW w AS (PARTITION BY status ORDER BY placed_at ROWS BETWEEN 1 PRECEDING AND CURRENT ROW);
--= select
--= public.orders read: id select; placed_at order; status group; total select
SELECT sum(total) OVER (w ORDER BY id) FROM orders WINDOW w AS (PARTITION BY status);
--= select
--= public.orders read: id order; status group; total select
SELECT count(*) FILTER (WHERE status = 'paid'), string_agg(note, ',' ORDER BY placed_at) FROM orders;
--= select
--= public.orders read: note select; placed_at select; status select
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY total) FROM orders;
--= select
--= public.orders read: total select
SELECT status, user_id, sum(total) FROM orders GROUP BY GROUPING SETS ((status), (user_id), ());
--= select
--= public.orders read: status group select; total select; user_id group select
SELECT status, user_id, grouping(status) FROM orders GROUP BY ROLLUP (status, user_id);
--= select
--= public.orders read: status group select; user_id group select
SELECT CASE WHEN status = 'paid' THEN total ELSE 0 END AS paid FROM orders ORDER BY paid;
--= select
--= public.orders read: status order select; total order select
SELECT coalesce(note, status), nullif(total, 0), greatest(id, user_id) FROM orders;
--= select
--= public.orders read: id select; note select; status select; total select; user_id select
SELECT id FROM orders WHERE (user_id, status) = ($1, $2);
--= select
--= public.orders read: id select; status filter; user_id filter
SELECT id FROM orders WHERE (user_id, status) IN (SELECT id, name FROM users);
--= select
--= public.orders read: id select; status filter; user_id filter
--= public.users read: id select; name select
SELECT id FROM orders WHERE ROW(user_id, total) > ROW($1, $2);
--= select
--= public.orders read: id select; total filter; user_id filter
SELECT id FROM orders WHERE placed_at BETWEEN $1 AND $2 AND tags @> ARRAY[note] AND total = ANY ($3);
--= select
--= public.orders read: id select; note filter; placed_at filter; tags filter; total filter
SELECT id FROM users LIMIT (SELECT count(*) FROM orders) OFFSET $1;
--= select
--= public.orders read
--= public.users read: id select
SELECT ARRAY[id, user_id], ROW(status, note), ARRAY(SELECT price FROM order_items WHERE order_id = orders.id) FROM orders;
--= select
--= public.order_items read: order_id filter; price select
--= public.orders read: id filter select; note select; status select; user_id select
SELECT name COLLATE "C" FROM users ORDER BY email COLLATE "C";
--= select
--= public.users read: email order; name select
SELECT placed_at AT TIME ZONE 'UTC', extract(year FROM placed_at) FROM orders;
--= select
--= public.orders read: placed_at select
SELECT xmlelement(name a, xmlattributes(note AS n), status) FROM orders;
--= select
--= public.orders read: note select; status select
SELECT id FROM orders WHERE note IS DISTINCT FROM status FOR UPDATE OF orders SKIP LOCKED;
--= select
--= public.orders read: id select; note filter; status filter
SELECT settings ->> 'a', settings @> $1 FROM users WHERE settings ? 'b';
--= select
--= public.users read: settings filter select
VALUES (1, 'a'), (2, 'b');
--= select
SELECT status FROM orders GROUP BY status ORDER BY max(total);
--= select
--= public.orders read: status group select; total order
SELECT id FROM users u WHERE EXISTS (SELECT * FROM orders WHERE user_id = u.id);
--= select
--= public.orders read: id select*; note select*; placed_at select*; ship_to select*; status select*; tags select*; total select*; user_id filter select*
--= public.users read: id filter select
SELECT id FROM users u WHERE EXISTS (SELECT o.* FROM orders o WHERE o.user_id = u.id);
--= select
--= public.orders read: id select*; note select*; placed_at select*; ship_to select*; status select*; tags select*; total select*; user_id filter select*
--= public.users read: id filter select
SELECT id FROM users u WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.user_id = u.id);
--= select
--= public.orders read: user_id filter
--= public.users read: id filter select
SELECT id FROM users u WHERE EXISTS (SELECT FROM orders o WHERE o.user_id = u.id);
--= select
--= public.orders read: user_id filter
--= public.users read: id filter select
SELECT id FROM users u WHERE EXISTS (TABLE orders);
--= select
--= public.orders read: id select*; note select*; placed_at select*; ship_to select*; status select*; tags select*; total select*; user_id select*
--= public.users read: id select
SELECT count(*) FROM orders WHERE status = $1;
--= select
--= public.orders read: status filter
SELECT count(*), count(o) FROM (SELECT * FROM orders) o;
--= select
--= public.orders read: id select*; note select*; placed_at select*; ship_to select*; status select*; tags select*; total select*; user_id select*
SELECT count(*) FROM (SELECT 1 FROM orders LIMIT 10) o;
--= select
--= public.orders read
SELECT 1 FROM users FOR UPDATE;
--= select
--= public.users read
