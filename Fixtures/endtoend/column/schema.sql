CREATE TABLE users (
    id integer PRIMARY KEY,
    email text NOT NULL UNIQUE,
    name text,
    newsletter boolean NOT NULL DEFAULT false,
    legacy_code text
);

CREATE TABLE logins (
    user_id integer NOT NULL REFERENCES users,
    at timestamptz NOT NULL,
    address inet
);
