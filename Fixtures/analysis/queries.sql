-- WITH, set operations, nesting.
WITH recent AS (SELECT id, user_id FROM orders WHERE placed_at > $1) SELECT u.name FROM users u JOIN recent r ON r.user_id = u.id;
--= select
--= public.orders read: id select; placed_at filter; user_id select
--= public.users read: id join; name select
WITH recent (a, b) AS (SELECT id, user_id FROM orders) SELECT a FROM recent WHERE b = $1;
--= select
--= public.orders read: id select; user_id select
WITH users AS (SELECT id AS name FROM orders) SELECT name FROM users;
--= select
--= public.orders read: id select
WITH users AS (SELECT id FROM users) SELECT id FROM users;
--= select
--= public.users read: id select
WITH a AS (SELECT id FROM nodes), b AS (SELECT id FROM a) SELECT b.id, n.label FROM b JOIN nodes n USING (id);
--= select
--= public.nodes read: id join select; label select
WITH RECURSIVE tree AS (SELECT id, parent_id FROM nodes WHERE parent_id IS NULL UNION ALL SELECT n.id, n.parent_id FROM nodes n JOIN tree t ON n.parent_id = t.id) SELECT id FROM tree;
--= select
--= public.nodes read: id select; parent_id filter join select
WITH RECURSIVE tree (node, depth) AS (SELECT id, 1 FROM nodes WHERE id = $1 UNION SELECT parent_id, depth + 1 FROM nodes, tree WHERE id = node) SELECT node, depth FROM tree ORDER BY depth;
--= select
--= public.nodes read: id filter select; parent_id select
WITH RECURSIVE tree AS (SELECT id, parent_id FROM nodes UNION ALL SELECT n.id, n.parent_id FROM nodes n, tree WHERE n.parent_id = tree.id) SEARCH DEPTH FIRST BY id SET place CYCLE id SET looped USING path SELECT id, place, looped, path FROM tree ORDER BY place;
--= select
--= public.nodes read: id select; parent_id filter select
WITH gone AS (DELETE FROM orders WHERE status = 'old' RETURNING id, total) SELECT sum(total) FROM gone;
--= select
--= public.orders write: id return; status filter; total return
WITH moved AS (DELETE FROM orders RETURNING *) INSERT INTO archive.orders SELECT *, now() FROM moved;
--= insert
--= archive.orders write: archived_at insert*; id insert*; note insert*; placed_at insert*; ship_to insert*; status insert*; tags insert*; total insert*; user_id insert*
--= public.orders write: id return*; note return*; placed_at return*; ship_to return*; status return*; tags return*; total return*; user_id return*
WITH new AS (INSERT INTO nodes (id, label) VALUES ($1, $2) RETURNING id) UPDATE nodes SET parent_id = new.id FROM new WHERE nodes.label = $3;
--= update
--= public.nodes write: id insert return; label filter insert; parent_id update
WITH changed AS (UPDATE users SET name = $1 WHERE id = $2 RETURNING email) SELECT email FROM changed UNION SELECT name FROM people;
--= select
--= public.people read: name select
--= public.users write: email return; id filter; name update
WITH a AS MATERIALIZED (SELECT * FROM nodes) SELECT a.* FROM a;
--= select
--= public.nodes read: id select*; label select*; parent_id select*; rank select*
SELECT id FROM users UNION SELECT id FROM orders;
--= select
--= public.orders read: id select
--= public.users read: id select
SELECT id, name FROM users UNION ALL SELECT id, label FROM nodes ORDER BY name LIMIT 3;
--= select
--= public.nodes read: id select; label select
--= public.users read: id select; name select
(SELECT id FROM users ORDER BY name) INTERSECT (SELECT user_id FROM orders WHERE total > 3) EXCEPT SELECT id FROM nodes;
--= select
--= public.nodes read: id select
--= public.orders read: total filter; user_id select
--= public.users read: id select; name order
SELECT x FROM (SELECT id AS x FROM users UNION SELECT parent_id FROM nodes) u WHERE x > 3;
--= select
--= public.nodes read: parent_id select
--= public.users read: id select
SELECT name FROM users WHERE id IN (SELECT user_id FROM orders UNION SELECT id FROM nodes);
--= select
--= public.nodes read: id select
--= public.orders read: user_id select
--= public.users read: id filter; name select
SELECT u.id FROM users u WHERE u.id > ALL (SELECT n.id FROM nodes n WHERE n.label = u.name);
--= select
--= public.nodes read: id select; label filter
--= public.users read: id filter select; name filter
SELECT u.id, (SELECT count(*) FROM (SELECT 1 FROM orders o WHERE o.user_id = u.id LIMIT 3) s) FROM users u;
--= select
--= public.orders read: user_id filter
--= public.users read: id filter select
SELECT o.id FROM orders o WHERE total = (SELECT max(total) FROM orders o2 WHERE o2.user_id = o.user_id);
--= select
--= public.orders read: id select; total filter select; user_id filter
SELECT (WITH t AS (SELECT label FROM nodes WHERE id = u.id) SELECT label FROM t) FROM users u;
--= select
--= public.nodes read: id filter; label select
--= public.users read: id filter
WITH t AS (SELECT 1 AS id) SELECT t.id FROM t WHERE EXISTS (WITH t AS (SELECT label FROM nodes) SELECT 1 FROM t WHERE label = 'x');
--= select
--= public.nodes read: label select
SELECT * FROM (SELECT u.id, o.* FROM users u JOIN orders o ON o.user_id = u.id) AS s (a, b);
--= select
--= public.orders read: id select*; note select*; placed_at select*; ship_to select*; status select*; tags select*; total select*; user_id join select*
--= public.users read: id join select
EXPLAIN SELECT name FROM users;
--= select
--= public.users read: name select
EXPLAIN (ANALYZE, BUFFERS) SELECT name FROM users WHERE id = $1;
--= select
--= public.users read: id filter; name select
EXPLAIN ANALYZE VERBOSE DELETE FROM users WHERE id = 3;
--= delete
--= public.users write: id filter
EXPLAIN ANALYZE (SELECT label FROM nodes);
--= select
--= public.nodes read: label select
EXPLAIN (ANALYZE) (SELECT label FROM nodes);
--= select
--= public.nodes read: label select
DECLARE c NO SCROLL CURSOR WITH HOLD FOR SELECT label FROM nodes;
--= select
--= public.nodes read: label select
PREPARE p (bigint) AS SELECT name FROM users WHERE id = $1;
--= select
--= public.users read: id filter; name select
CREATE TABLE copies AS SELECT id, label FROM nodes WHERE parent_id = 3;
--= schema
--= copies create
--= public.nodes read: id select; label select; parent_id filter
SELECT id INTO copies FROM nodes;
--= select
--= copies create
--= public.nodes read: id select
SELECT id, name FROM users UNION SELECT id, label FROM nodes ORDER BY 2;
--= select
--= public.nodes read: id select; label select
--= public.users read: id select; name select
VALUES (1, 'a'), (2, (SELECT max(label) FROM nodes)) ORDER BY column1;
--= select
--= public.nodes read: label select
SELECT status, user_id FROM orders GROUP BY DISTINCT CUBE (status, user_id) ORDER BY 1;
--= select
--= public.orders read: status group order select; user_id group select
WITH RECURSIVE t AS (SELECT * FROM nodes WHERE id = $1 UNION ALL SELECT n.* FROM nodes n NATURAL JOIN (SELECT id, parent_id AS up FROM t) s) SELECT label FROM t;
--= select
--= public.nodes read: id filter join select*; label select*; parent_id select*; rank select*
COPY users (id, name) TO STDOUT;
--= utility
--= public.users read: id select; name select
COPY (SELECT name FROM users) TO STDOUT;
--= utility
--= public.users read: name select
COPY nodes FROM STDIN;
--= utility
--= public.nodes write: id insert*; label insert*; parent_id insert*; rank insert*
