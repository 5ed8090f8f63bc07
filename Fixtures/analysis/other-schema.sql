-- Statements for which the schema is too old or too new: the server would refuse them. One that names the table means its
-- column, not a function that is called with the row and so uses all of it.
SELECT u.nickname FROM users u WHERE users.id = $1;
--= select
--= unknown: id filter?
--= public.users read: nickname select
SELECT u.nickname FROM users u WHERE u.id = $1;
--= select
--= public.users read: id filter; nickname select
SELECT id FROM users WHERE users.name_upper LIKE $1 ESCAPE '!' ORDER BY users.rank;
--= select
--= public.users read: id select; name_upper filter; rank order
UPDATE users SET nickname = $1 WHERE users.nickname IS NULL;
--= update
--= public.users write: nickname filter update
SELECT (u).nickname FROM users u;
--= select
--= public.users read: nickname select
SELECT nickname FROM users;
--= select
--= unknown: nickname select?
--= public.users read
SELECT u.row_to_json FROM users u;
--= select
--= public.users read: createdAt select*; email select*; id select*; manager_id select*; name select*; score select*; settings select*
