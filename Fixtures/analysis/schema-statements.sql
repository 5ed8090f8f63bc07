-- Statements that change the schema, and others that name tables.
CREATE TABLE fresh (id integer REFERENCES users (id), name text);
--= schema
--= fresh create
--= public.users read
ALTER TABLE users ADD COLUMN age integer;
--= schema
--= public.users write
DROP TABLE IF EXISTS orders, app.products;
--= schema
--= app.products write
--= public.orders write
CREATE INDEX ON users (name);
--= schema
--= public.users read
CREATE VIEW v AS SELECT u.name FROM users u WHERE u.email IS NOT NULL;
--= schema
--= public.users read: email filter; name select
--= v create
CREATE MATERIALIZED VIEW mv AS SELECT label FROM nodes;
--= schema
--= mv create
--= public.nodes read: label select
REFRESH MATERIALIZED VIEW totals;
--= utility
--= public.totals write
COMMENT ON COLUMN users.name IS 'a name';
--= schema
GRANT SELECT ON users TO PUBLIC;
--= schema
--= public.users read
CREATE TRIGGER t BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION f();
--= schema
--= public.users read
VACUUM ANALYZE users;
--= utility
--= public.users read
BEGIN;
--= transaction
SAVEPOINT s;
--= transaction
SET search_path TO app;
--= utility
SHOW search_path;
--= utility
NOTIFY events;
--= utility
CREATE RULE log AS ON UPDATE TO users WHERE new.name <> old.name DO ALSO INSERT INTO nodes (id, label) SELECT new.id, label FROM nodes WHERE id = old.manager_id;
--= schema
--= public.nodes read+write: id filter insert; label insert select
--= public.users read: id select; manager_id filter; name filter
CREATE POLICY own ON orders USING (user_id = (SELECT id FROM users WHERE name = note)) WITH CHECK (status = 'new');
--= schema
--= public.orders read: note filter; status filter; user_id filter
--= public.users read: id select; name filter
ALTER POLICY own ON orders USING (user_id = (SELECT id FROM users WHERE name = note));
--= schema
--= public.orders read: note filter; user_id filter
--= public.users read: id select; name filter
CREATE FUNCTION named(id integer, told text, who users) RETURNS integer BEGIN ATOMIC
  INSERT INTO nodes (label) SELECT told || named.told || (who).email FROM users WHERE users.id = named.id;
  SELECT manager_id FROM users WHERE id = 1;
END;
--= schema
--= public.nodes write: label insert
--= public.users read: id filter; manager_id select
CREATE FUNCTION twice(n integer) RETURNS bigint RETURN (SELECT n * count(email) FROM users WHERE name = twice.n::text);
--= schema
--= public.users read: email select; name filter
