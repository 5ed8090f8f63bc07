CREATE TABLE old_members (id integer PRIMARY KEY, since date);
-- Seeds of a script that makes tables are no uses by the application.
INSERT INTO old_members (id, since) VALUES (1, '2001-01-01');
