-- Qualified, unqualified, quoted and folded names, aliases, system columns, whole rows.
SELECT id, name FROM users;
--= select
--= public.users read: id select; name select
SELECT ID, Name FROM Users;
--= select
--= public.users read: id select; name select
SELECT "createdAt" FROM users;
--= select
--= public.users read: createdAt select
SELECT u.id, u."createdAt" FROM users AS u;
--= select
--= public.users read: createdAt select; id select
SELECT users.id FROM users;
--= select
--= public.users read: id select
SELECT public.users.id FROM public.users;
--= select
--= public.users read: id select
SELECT public.users.id FROM users;
--= select
--= public.users read: id select
SELECT id, login FROM app.users;
--= select
--= app.users read: id select; login select
SELECT app.users.login, users.secret FROM app.users;
--= select
--= app.users read: login select; secret select
SELECT "Id", "select" FROM "Mixed Case" WHERE plain = $1;
--= select
--= public.Mixed Case read: Id select; plain filter; select select
SELECT m.* FROM "Mixed Case" m;
--= select
--= public.Mixed Case read: Id select*; plain select*; select select*
SELECT * FROM users;
--= select
--= public.users read: createdAt select*; email select*; id select*; manager_id select*; name select*; score select*; settings select*
SELECT users.*, 1 FROM users;
--= select
--= public.users read: createdAt select*; email select*; id select*; manager_id select*; name select*; score select*; settings select*
SELECT u.*, o.id FROM users u, orders o WHERE o.user_id = u.id;
--= select
--= public.orders read: id select; user_id filter
--= public.users read: createdAt select*; email select*; id filter select*; manager_id select*; name select*; score select*; settings select*
SELECT a, b FROM users AS u (a, b);
--= select
--= public.users read: id select; name select
SELECT u.a, email FROM users AS u (a, b);
--= select
--= public.users read: email select; id select
SELECT u FROM users u;
--= select
--= public.users read: createdAt select*; email select*; id select*; manager_id select*; name select*; score select*; settings select*
SELECT users FROM users;
--= select
--= public.users read: createdAt select*; email select*; id select*; manager_id select*; name select*; score select*; settings select*
SELECT row_to_json(u) FROM users u WHERE u.id = $1;
--= select
--= public.users read: createdAt select*; email select*; id filter select*; manager_id select*; name select*; score select*; settings select*
SELECT count(u) FROM users u;
--= select
--= public.users read: createdAt select*; email select*; id select*; manager_id select*; name select*; score select*; settings select*
SELECT u IS NULL FROM users u;
--= select
--= public.users read: createdAt select*; email select*; id select*; manager_id select*; name select*; score select*; settings select*
SELECT (u).name FROM users u;
--= select
--= public.users read: name select
SELECT (u).* FROM users u;
--= select
--= public.users read: createdAt select*; email select*; id select*; manager_id select*; name select*; score select*; settings select*
SELECT u.name, u FROM users u;
--= select
--= public.users read: createdAt select*; email select*; id select*; manager_id select*; name select select*; score select*; settings select*
SELECT (ship_to).city FROM orders;
--= select
--= public.orders read: ship_to select
SELECT (o.ship_to).city, (o.ship_to).* FROM orders o;
--= select
--= public.orders read: ship_to select
SELECT tags[1], tags[1:2], settings['a'] FROM orders, users;
--= select
--= public.orders read: tags select
--= public.users read: settings select
SELECT ctid, xmin, id FROM users;
--= select
--= public.users read: ctid select; id select; xmin select
SELECT u.tableoid::regclass, count(*) FROM users u GROUP BY 1;
--= select
--= public.users read: tableoid group select
SELECT count(*) FROM users;
--= select
--= public.users read
SELECT count(DISTINCT user_id) FROM orders;
--= select
--= public.orders read: user_id select
SELECT name FROM active_users WHERE mail = $1;
--= select
--= public.active_users read: mail filter; name select
SELECT * FROM totals ORDER BY sum DESC;
--= select
--= public.totals read: sum order select*; user_id select*
SELECT kind FROM events WHERE at > now();
--= select
--= public.events read: at filter; kind select
SELECT kind FROM events_2024;
--= select
--= public.events_2024 read: kind select
SELECT name, salary FROM employees;
--= select
--= public.employees read: name select; salary select
SELECT name FROM ONLY people;
--= select
--= public.people read: name select
SELECT archived_at, total FROM archive.orders;
--= select
--= archive.orders read: archived_at select; total select
SELECT rank, label FROM nodes;
--= select
--= public.nodes read: label select; rank select
SELECT name AS id FROM users WHERE id = 3;
--= select
--= public.users read: id filter; name select
SELECT u.name name, u.email "e mail" FROM users u;
--= select
--= public.users read: email select; name select
SELECT current_user, current_date, id FROM users;
--= select
--= public.users read: id select
SELECT $1::text, name FROM users;
--= select
--= public.users read: name select
TABLE nodes;
--= select
--= public.nodes read: id select*; label select*; parent_id select*; rank select*
SELECT 1 FROM users;
--= select
--= public.users read
SELECT users.name FROM users WHERE users.manager_id IS NOT NULL AND NOT (users.email LIKE $1 OR users.email ~* $2);
--= select
--= public.users read: email filter; manager_id filter; name select
SELECT o.name FROM users o WHERE EXISTS (SELECT FROM orders WHERE user_id = o.id);
--= select
--= public.orders read: user_id filter
--= public.users read: id filter; name select
SELECT name(u), lower FROM users u CROSS JOIN LATERAL lower(u.email) WHERE email(u) IS NOT NULL;
--= select
--= public.users read: createdAt filter* select*; email filter* select select*; id filter* select*; manager_id filter* select*; name filter* select*; score filter* select*; settings filter* select*
SELECT "u"."createdAt" AS "Created" FROM users "u" ORDER BY "Created";
--= select
--= public.users read: createdAt order select
SELECT f.a, f.email FROM app.find($1) AS f (a) WHERE f.name = $2;
--= select
SELECT u FROM users u GROUP BY u HAVING u IS NOT NULL ORDER BY u;
--= select
--= public.users read: createdAt filter* group* order* select*; email filter* group* order* select*; id filter* group* order* select*; manager_id filter* group* order* select*; name filter* group* order* select*; score filter* group* order* select*; settings filter* group* order* select*
SELECT last_value, is_called FROM order_numbers;
--= select
--= public.order_numbers read: is_called select; last_value select
SELECT * FROM app."Seq" s WHERE s.log_cnt > $1;
--= select
--= app.Seq read: is_called select*; last_value select*; log_cnt filter select*
SELECT nextval('order_numbers'), currval('app."Seq"'), setval('public.order_numbers', 1), nextval($1);
--= select
--= app.Seq read
--= public.order_numbers write
INSERT INTO orders (id, user_id, placed_at) VALUES (nextval('order_numbers'::regclass), $1, now()) RETURNING id;
--= insert
--= public.order_numbers write
--= public.orders write: id insert return; placed_at insert; user_id insert
