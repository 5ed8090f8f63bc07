CREATE TABLE places (
  id integer PRIMARY KEY,
  name text,
  postcode text,
  height integer CHECK (height < 9000),
  latitude numeric,
  longitude numeric,
  area numeric GENERATED ALWAYS AS (latitude * longitude) STORED,
  seen_at timestamptz DEFAULT now(),
  owner text,
  closed boolean,
  country text,
  code text
);

-- The only reader of country.
CREATE MATERIALIZED VIEW countries AS SELECT country, count(*) AS places FROM places GROUP BY country;

-- Nothing but this index has postcode, nothing but a constraint has code.
CREATE INDEX places_by_postcode ON places (lower(postcode));
ALTER TABLE places ADD CONSTRAINT places_code_key UNIQUE (code);

-- The only reader of owner.
ALTER TABLE places ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_places ON places FOR SELECT USING (owner = current_user);

-- The only reader of closed.
CREATE TABLE closures (place integer);
CREATE RULE note_closures AS ON UPDATE TO places WHERE NEW.closed AND NOT OLD.closed
  DO ALSO INSERT INTO closures VALUES (NEW.id);
