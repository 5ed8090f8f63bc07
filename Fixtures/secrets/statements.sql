SELECT * FROM users WHERE password = 'tops3cret' AND pin = 4815162342
SELECT E'it\'s tops3cret', U&'\0441tops3cret', $$tops3cret$$, $tag$tops3cret 4815162342$tag$
SELECT 'first' 'second'
'tops3cret', B'1010', X'4815162342', 4815162342.5e10, -4815162342
SELECT interval 'tops3cret', date 'tops3cret', 'tops3cret'::text, CAST('tops3cret' AS bytea)
INSERT INTO users (name, password) VALUES ('a', 'tops3cret'), ('b', 'tops3cret')
UPDATE users SET password = 'tops3cret' WHERE id = 4815162342 RETURNING 'tops3cret'
DELETE FROM users WHERE password IN ('tops3cret', 'x')
MERGE INTO users u USING new n ON u.id = n.id WHEN MATCHED THEN UPDATE SET password = 'tops3cret'
WITH s AS (SELECT 'tops3cret' AS x) SELECT x FROM s
CREATE TABLE stolen AS SELECT * FROM users WHERE password = 'tops3cret'
CREATE VIEW stolen AS SELECT * FROM users WHERE password = 'tops3cret'
CREATE MATERIALIZED VIEW stolen AS SELECT 'tops3cret' AS x
CREATE TABLE users (password text DEFAULT 'tops3cret' CHECK (password <> 'tops3cret'), pin int DEFAULT 4815162342)
CREATE INDEX i ON users (id) WHERE password = 'tops3cret'
CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $body$ SELECT 'tops3cret' $body$
CREATE ROLE app LOGIN PASSWORD 'tops3cret'
ALTER ROLE app WITH PASSWORD 'tops3cret'
ALTER TABLE users ALTER COLUMN password SET DEFAULT 'tops3cret'
CREATE USER MAPPING FOR app SERVER s OPTIONS (user 'app', password 'tops3cret')
CREATE SUBSCRIPTION s CONNECTION 'host=db password=tops3cret' PUBLICATION p
PREPARE p AS SELECT * FROM users WHERE password = 'tops3cret'
EXECUTE p('tops3cret', 4815162342)
DECLARE c CURSOR FOR SELECT * FROM users WHERE password = 'tops3cret'
EXPLAIN ANALYZE SELECT * FROM users WHERE password = 'tops3cret'
CALL log_in('app', 'tops3cret')
DO $$ BEGIN PERFORM log_in('tops3cret'); END $$
NOTIFY channel, 'tops3cret'
COMMENT ON TABLE users IS 'tops3cret'
COPY users FROM PROGRAM 'curl https://host/?key=tops3cret'
COPY users TO '/tmp/tops3cret' WITH (DELIMITER 'x')
SET my.password = 'tops3cret'
SET SESSION AUTHORIZATION 'tops3cret'
SECURITY LABEL ON TABLE users IS 'tops3cret'
LOAD 'tops3cret'
PREPARE TRANSACTION 'tops3cret'
ALTER SYSTEM SET primary_conninfo = 'password=tops3cret'
SELECT 1 /* password: tops3cret */ + 2 -- tops3cret
/* a /* nested tops3cret */ comment */ SELECT 3 -- last: tops3cret
SELECT id /*action='show',token='tops3cret'*/ FROM users
GRANT SELECT ON users TO "app" GRANTED BY 'tops3cret'
this is no SQL at all 'tops3cret' 4815162342
