-- Texts as pg_stat_statements holds them.
SELECT name FROM users WHERE id = $1 LIMIT $2;
--= select
--= public.users read: id filter; name select
EXISTS (SELECT $2 FROM users u WHERE u.email = NEW.email);
--= select
--= unknown: email filter?
--= public.users read: email filter
SELECT u.name, u.email FROM users u JOIN orders o ON o.user_id = u.id WHERE o.sta;
--= select
--= public.orders read: sta filter; user_id join
--= public.users read: email select; id join; name select
SELECT extract($1 from placed_at), interval $2 FROM orders;
--= select
--= public.orders read: placed_at select
SAVEPOINT $1;
--= transaction
