CREATE TABLE events (id int, at date NOT NULL, kind text, trace text, spare text) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE logins (id int, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE logins_2025 PARTITION OF logins FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

CREATE TABLE people (name text, born date);
CREATE TABLE staff (desk int) INHERITS (people);
-- The only reader of born is a view over a child.
CREATE VIEW birthdays AS SELECT born FROM staff;

CREATE TYPE address AS (street text, city text);

-- Two tables of one name.
CREATE SCHEMA archive;
CREATE TABLE notes (id int, note text);
CREATE TABLE archive.notes (id int, note text, closed date);
