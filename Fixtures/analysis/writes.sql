-- INSERT, UPDATE, DELETE, MERGE.
INSERT INTO users (id, name) VALUES ($1, $2);
--= insert
--= public.users write: id insert; name insert
INSERT INTO users VALUES ($1, $2, $3);
--= insert
--= public.users write: email insert*; id insert*; name insert*
INSERT INTO nodes DEFAULT VALUES;
--= insert
--= public.nodes write
INSERT INTO nodes (id, label) SELECT id, name FROM users WHERE email = $1;
--= insert
--= public.nodes write: id insert; label insert
--= public.users read: email filter; id select; name select
INSERT INTO nodes SELECT id FROM users;
--= insert
--= public.nodes write: id insert*
--= public.users read: id select
INSERT INTO archive.orders SELECT o.*, now() FROM orders o;
--= insert
--= archive.orders write: archived_at insert*; id insert*; note insert*; placed_at insert*; ship_to insert*; status insert*; tags insert*; total insert*; user_id insert*
--= public.orders read: id select*; note select*; placed_at select*; ship_to select*; status select*; tags select*; total select*; user_id select*
INSERT INTO users (id, name) VALUES ($1, (SELECT label FROM nodes WHERE id = $2)) RETURNING id, score;
--= insert
--= public.nodes read: id filter; label select
--= public.users write: id insert return; name insert; score return
INSERT INTO users (id, name, manager_id) VALUES (1, 'a', DEFAULT) RETURNING *;
--= insert
--= public.users write: createdAt return*; email return*; id insert return*; manager_id insert return*; name insert return*; score return*; settings return*
INSERT INTO users AS u (id, name) VALUES ($1, $2) RETURNING u.id AS new_id;
--= insert
--= public.users write: id insert return; name insert
INSERT INTO users (id, name, email) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING;
--= insert
--= public.users write: email insert; id insert; name insert
INSERT INTO users (id, name, email) VALUES ($1, $2, $3) ON CONFLICT (email) DO NOTHING;
--= insert
--= public.users write: email conflict insert; id insert; name insert
INSERT INTO users (id, name, email) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = coalesce(users.email, excluded.email) WHERE users.score < 3;
--= insert
--= public.users write: email insert update value; id conflict insert; name insert update value; score filter
INSERT INTO users AS u (id, name) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET name = u.name || excluded.name, manager_id = NULL RETURNING u.manager_id;
--= insert
--= public.users write: id conflict insert; manager_id return update; name insert update value
INSERT INTO users (id, name) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET (name, email) = (excluded.name, (SELECT label FROM nodes WHERE nodes.id = excluded.id));
--= insert
--= public.nodes read: id filter; label select
--= public.users write: email update; id conflict filter insert; name insert update value
INSERT INTO orders (id, user_id, placed_at) VALUES ($1, $2, $3) ON CONFLICT (user_id) WHERE status = 'open' DO UPDATE SET total = orders.total + 1;
--= insert
--= public.orders write: id insert; placed_at insert; status conflict; total update value; user_id conflict insert
INSERT INTO nodes (id, label) VALUES ($1, $2) ON CONFLICT (lower(label)) DO UPDATE SET rank = nodes.label;
--= insert
--= public.nodes write: id insert; label conflict insert value; rank update
INSERT INTO orders (id, user_id, tags[1], ship_to.city, placed_at) VALUES (1, 2, 'a', 'b', now());
--= insert
--= public.orders write: id insert; placed_at insert; ship_to insert; tags insert; user_id insert
INSERT INTO events (id, kind, at) OVERRIDING SYSTEM VALUE VALUES (1, 'a', now()), (2, 'b', now());
--= insert
--= public.events write: at insert; id insert; kind insert
WITH u AS (SELECT id, name FROM users) INSERT INTO nodes (id, label) SELECT id, name FROM u;
--= insert
--= public.nodes write: id insert; label insert
--= public.users read: id select; name select
UPDATE users SET name = $1 WHERE id = $2;
--= update
--= public.users write: id filter; name update
UPDATE users SET name = name || $1, email = NULL, manager_id = DEFAULT;
--= update
--= public.users write: email update; manager_id update; name update value
UPDATE users u SET name = lower(u.name) WHERE u.email LIKE $1 RETURNING u.id, u.name;
--= update
--= public.users write: email filter; id return; name return update value
UPDATE orders SET total = s.price FROM (SELECT order_id, sum(price) AS price FROM order_items GROUP BY order_id) s WHERE s.order_id = orders.id;
--= update
--= public.order_items read: order_id group select; price select
--= public.orders write: id filter; total update
UPDATE orders o SET note = i.note, status = u.name FROM order_items i JOIN users u ON u.id = i.product_id WHERE i.order_id = o.id;
--= update
--= public.order_items read: note value; order_id filter; product_id join
--= public.orders write: id filter; note update; status update
--= public.users read: id join; name value
UPDATE orders SET (status, note) = ($1, status) WHERE id = $2;
--= update
--= public.orders write: id filter; note update; status update value
UPDATE orders SET (status, note) = (SELECT name, email FROM users WHERE users.id = orders.user_id);
--= update
--= public.orders write: note update; status update; user_id filter
--= public.users read: email select; id filter; name select
UPDATE orders SET tags[1] = $1, ship_to.city = note;
--= update
--= public.orders write: note value; ship_to update; tags update
UPDATE users SET settings = jsonb_set(settings, '{a}', to_jsonb(name)) WHERE settings ->> 'b' = $1 RETURNING *;
--= update
--= public.users write: createdAt return*; email return*; id return*; manager_id return*; name return* value; score return*; settings filter return* update value
UPDATE users SET name = (SELECT max(label) FROM nodes WHERE parent_id = users.id);
--= update
--= public.nodes read: label select; parent_id filter
--= public.users write: id filter; name update
UPDATE ONLY people SET name = $1;
--= update
--= public.people write: name update
UPDATE employees SET salary = salary * 2 WHERE born < $1;
--= update
--= public.employees write: born filter; salary update value
UPDATE active_users SET name = $1 WHERE mail = $2;
--= update
--= public.active_users write: mail filter; name update
DELETE FROM orders;
--= delete
--= public.orders write
DELETE FROM orders WHERE user_id = $1 RETURNING id;
--= delete
--= public.orders write: id return; user_id filter
DELETE FROM orders o USING users u WHERE o.user_id = u.id AND u.email IS NULL;
--= delete
--= public.orders write: user_id filter
--= public.users read: email filter; id filter
DELETE FROM orders WHERE id IN (SELECT order_id FROM order_items WHERE quantity = 0);
--= delete
--= public.order_items read: order_id select; quantity filter
--= public.orders write: id filter
DELETE FROM orders USING order_items i LEFT JOIN app.products p ON p.id = i.product_id WHERE i.order_id = orders.id RETURNING orders.*, p.sku;
--= delete
--= app.products read: id join; sku return
--= public.order_items read: order_id filter; product_id join
--= public.orders write: id filter return*; note return*; placed_at return*; ship_to return*; status return*; tags return*; total return*; user_id return*
MERGE INTO nodes n USING users u ON n.id = u.id WHEN MATCHED AND u.score > 3 THEN UPDATE SET label = u.name, rank = n.label WHEN NOT MATCHED THEN INSERT (id, label) VALUES (u.id, u.email);
--= merge
--= public.nodes write: id insert join; label insert update value; rank update
--= public.users read: email value; id join value; name value; score filter
MERGE INTO nodes USING (SELECT id AS k, total FROM orders) s ON nodes.id = s.k WHEN MATCHED THEN DELETE WHEN NOT MATCHED AND s.total > 0 THEN INSERT VALUES (s.k, 1);
--= merge
--= public.nodes write: id insert* join; parent_id insert*
--= public.orders read: id select; total select
MERGE INTO app.users AS t USING users AS s ON t.id = s.id WHEN MATCHED AND t.secret IS NULL THEN DO NOTHING WHEN MATCHED THEN UPDATE SET (login, secret) = (s.name, t.login);
--= merge
--= app.users write: id join; login update value; secret filter update
--= public.users read: id join; name value
TRUNCATE orders, order_items;
--= utility
--= public.order_items write
--= public.orders write
LOCK TABLE users;
--= utility
--= public.users read
INSERT INTO users (id, name) VALUES ($1, $2) ON CONFLICT ON CONSTRAINT users_pkey DO UPDATE SET (name, email) = ROW (excluded.name, users.email) RETURNING *;
--= insert
--= public.users write: createdAt return*; email return* update value; id insert return*; manager_id return*; name insert return* update value; score return*; settings return*
INSERT INTO nodes TABLE nodes ON CONFLICT DO NOTHING RETURNING ctid, label;
--= insert
--= public.nodes read+write: ctid return; id insert* select*; label insert* return select*; parent_id insert* select*; rank insert* select*
INSERT INTO nodes (id, label) SELECT id, to_jsonb(u) ->> 'name' FROM users u ON CONFLICT (id) DO UPDATE SET label = to_jsonb(excluded) ->> 'label';
--= insert
--= public.nodes write: id conflict insert value*; label insert update value*; parent_id value*; rank value*
--= public.users read: createdAt select*; email select*; id select select*; manager_id select*; name select*; score select*; settings select*
UPDATE orders o SET status = u.name FROM users u WHERE u.id = o.user_id RETURNING *;
--= update
--= public.orders write: id return*; note return*; placed_at return*; ship_to return*; status return* update; tags return*; total return*; user_id filter return*
--= public.users read: createdAt return*; email return*; id filter return*; manager_id return*; name return* value; score return*; settings return*
UPDATE nodes n SET label = s.label FROM nodes p, LATERAL (SELECT label FROM nodes c WHERE c.parent_id = p.id LIMIT 1) s WHERE p.id = n.parent_id RETURNING n.id, p.label;
--= update
--= public.nodes read+write: id filter return; label return select update; parent_id filter
WITH old AS (SELECT id FROM orders WHERE placed_at < $1 FOR UPDATE) DELETE FROM orders USING old WHERE orders.id = old.id RETURNING orders.note;
--= delete
--= public.orders read+write: id filter select; note return; placed_at filter
DELETE FROM nodes WHERE ctid IN (SELECT ctid FROM nodes WHERE label IS NULL LIMIT 10);
--= delete
--= public.nodes read+write: ctid filter select; label filter
MERGE INTO nodes n USING orders o ON (n.id, n.label) = (o.id, o.status) WHEN NOT MATCHED THEN INSERT DEFAULT VALUES;
--= merge
--= public.nodes write: id join; label join
--= public.orders read: id join; status join
