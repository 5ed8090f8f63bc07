-- catalogue: none
-- What can be told of names when no schema is known.
SELECT id, name FROM users WHERE email = $1;
--= select
--= users read: email filter; id select; name select
SELECT * FROM users;
--= select
--= users read: * select*
SELECT u.name, total FROM users u JOIN orders o ON o.user_id = u.id;
--= select
--= orders read: total select?; user_id join
--= users read: id join; name select; total select?
SELECT name, total FROM users, orders WHERE user_id = users.id;
--= select
--= orders read: name select?; total select?; user_id filter?
--= users read: id filter; name select?; total select?; user_id filter?
SELECT u FROM users u;
--= select
--= users read: * select*
SELECT label FROM nodes JOIN totals USING (id);
--= select
--= nodes read: id join; label select?
--= totals read: id join; label select?
SELECT name FROM users WHERE EXISTS (SELECT 1 FROM orders WHERE user_id = users.id AND total > score);
--= select
--= orders read: score filter?; total filter?; user_id filter?
--= users read: id filter; name select
SELECT a.id FROM app.users a, (SELECT * FROM orders) b WHERE b.total = a.total;
--= select
--= app.users read: id select; total filter
--= orders read: * select*
WITH t AS (SELECT id, total FROM orders) SELECT total, name FROM t JOIN users USING (id);
--= select
--= orders read: id select; total select
--= users read: id join; name select
WITH t AS (SELECT * FROM orders) SELECT total FROM t;
--= select
--= orders read: * select*
INSERT INTO users VALUES ($1, $2);
--= insert
--= users write: * insert*
INSERT INTO users (id, name) SELECT id, name FROM old ON CONFLICT (id) DO UPDATE SET name = excluded.name;
--= insert
--= old read: id select; name select
--= users write: id conflict insert; name insert update value
UPDATE users SET name = other WHERE id = $1 RETURNING *;
--= update
--= users write: * return*; id filter; name update; other value
SELECT key, name FROM users, jsonb_each(settings);
--= select
--= users read: key select?; name select?; settings select
SELECT app.users.id, x.y FROM app.users;
--= select
--= unknown: y select?
--= app.users read: id select
SELECT NEW.id, id FROM users;
--= select
--= unknown: id select?
--= users read: id select
SELECT status AS s FROM orders ORDER BY s, placed_at;
--= select
--= orders read: placed_at order; status order select
DELETE FROM a USING b WHERE x = b.y;
--= delete
--= a write: x filter?
--= b read: x filter?; y filter
