-- Statements that change the schema, and others that name tables.
CREATE TABLE fresh (id integer REFERENCES users (id), name text);
--= schema
--= fresh write
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
--= v write
CREATE MATERIALIZED VIEW mv AS SELECT label FROM nodes;
--= schema
--= mv write
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
