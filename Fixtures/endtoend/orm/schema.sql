CREATE TABLE accounts_profile (id integer PRIMARY KEY, user_id integer, theme text, token text);
CREATE TABLE accounts_membership (id integer PRIMARY KEY, profile_id integer);
CREATE TABLE members (id integer PRIMARY KEY, since date, sponsor_id integer);
CREATE TABLE old_members (id integer PRIMARY KEY, since date);
CREATE TABLE marks (
  id integer PRIMARY KEY, x numeric, y numeric, k text, layer_id integer, subject_id integer, subject_type text,
  surveyor_id integer, type text, created_at timestamptz, comments_count integer
);
CREATE TABLE schema_migrations (version text PRIMARY KEY);

-- Statements of the database read theme, and so does the code.
CREATE VIEW themes AS SELECT DISTINCT theme FROM accounts_profile;

-- Django makes it for a member, Rails for two models: no code has its name.
CREATE TABLE accounts_profile_badges (id integer PRIMARY KEY, profile_id integer, badge_id integer);
CREATE TABLE marks_members (mark_id integer, member_id integer);
CREATE TABLE accounts_profile_gifts (id integer PRIMARY KEY, profile_id integer, gift_id integer);
