CREATE TABLE users (user_id integer PRIMARY KEY, name text, last_login timestamptz, locale text);
CREATE TABLE sessions (session_id integer PRIMARY KEY, user_id integer, ip text);
CREATE TABLE uploads (upload_id integer PRIMARY KEY, session_id integer);
CREATE TABLE contacts (contact_id integer PRIMARY KEY, user_id integer, name text);
CREATE TABLE groups (group_id integer PRIMARY KEY, user_id integer, name text);
CREATE TABLE folders (folder_id integer PRIMARY KEY, user_id integer, name text);
