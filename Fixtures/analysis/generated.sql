-- Statements in the shapes that ORMs generate: every name quoted, numbered aliases, wrapped subqueries.
SELECT "users"."id", "users"."name", "users"."createdAt" FROM "users" WHERE "users"."email" = $1 LIMIT 21;
--= select
--= public.users read: createdAt select; email filter; id select; name select
SELECT "users".* FROM "users" WHERE "users"."manager_id" IS NULL ORDER BY "users"."id" ASC LIMIT $1;
--= select
--= public.users read: createdAt select*; email select*; id order select*; manager_id filter select*; name select*; score select*; settings select*
SELECT 1 AS one FROM "users" WHERE "users"."email" = $1 AND "users"."id" != $2 LIMIT $3;
--= select
--= public.users read: email filter; id filter
SELECT COUNT(*) AS "__count" FROM "orders" WHERE ("orders"."status" = $1 AND NOT ("orders"."total" IS NULL));
--= select
--= public.orders read: status filter; total filter
SELECT COUNT(*) FROM (SELECT DISTINCT "orders"."user_id" AS "col1", "orders"."status" AS "col2" FROM "orders") subquery;
--= select
--= public.orders read: status select; user_id select
SELECT (1) AS "a" FROM "orders" WHERE "orders"."user_id" IN (SELECT U0."id" FROM "users" U0 WHERE U0."name" LIKE $1) LIMIT 1;
--= select
--= public.orders read: user_id filter
--= public.users read: id select; name filter
SELECT "orders"."id" FROM "orders" WHERE EXISTS(SELECT 1 AS "a" FROM "order_items" U0 WHERE (U0."order_id" = ("orders"."id") AND U0."quantity" > $1) LIMIT 1);
--= select
--= public.order_items read: order_id filter; quantity filter
--= public.orders read: id filter select
SELECT "orders"."id", T3."name" FROM "orders" INNER JOIN "users" ON ("orders"."user_id" = "users"."id") LEFT OUTER JOIN "users" T3 ON ("users"."manager_id" = T3."id") WHERE T3."email" = $1 ORDER BY "orders"."placed_at" DESC;
--= select
--= public.orders read: id select; placed_at order; user_id join
--= public.users read: email filter; id join; manager_id join; name select
SELECT "users"."id", COUNT("orders"."id") AS "n" FROM "users" LEFT OUTER JOIN "orders" ON ("users"."id" = "orders"."user_id") GROUP BY "users"."id" HAVING COUNT("orders"."id") > $1 ORDER BY "n" DESC;
--= select
--= public.orders read: id filter order select; user_id join
--= public.users read: id group join select
SELECT "users"."id", (SELECT U0."total" FROM "orders" U0 WHERE U0."user_id" = ("users"."id") ORDER BY U0."placed_at" DESC LIMIT 1) AS "last_total" FROM "users";
--= select
--= public.orders read: placed_at order; total select; user_id filter
--= public.users read: id filter select
SELECT * FROM (SELECT "orders"."id" AS "col1", "orders"."note" AS "col2", ROW_NUMBER() OVER (PARTITION BY "orders"."user_id" ORDER BY "orders"."placed_at" DESC) AS "qual0" FROM "orders") "qualify" WHERE "qual0" = $1;
--= select
--= public.orders read: id select; note select; placed_at order; user_id group
SELECT SUM("__col1") FROM (SELECT "orders"."total" AS "__col1" FROM "orders" ORDER BY "orders"."id" LIMIT 10) subquery;
--= select
--= public.orders read: id order; total select
SELECT "orders"."status", AVG("orders"."total") FILTER (WHERE "orders"."note" IS NOT NULL) AS "avg" FROM "orders" GROUP BY 1 ORDER BY 2 DESC;
--= select
--= public.orders read: note order select; status group select; total order select
SELECT "users"."id" AS t0_r0, "users"."name" AS t0_r1, "orders"."id" AS t1_r0, "orders"."total" AS t1_r1 FROM "users" LEFT OUTER JOIN "orders" ON "orders"."user_id" = "users"."id" WHERE "orders"."status" = $1;
--= select
--= public.orders read: id select; status filter; total select; user_id join
--= public.users read: id join select; name select
SELECT DISTINCT "users"."id", "users"."createdAt" AS alias_0 FROM "users" INNER JOIN "orders" ON "orders"."user_id" = "users"."id" ORDER BY "users"."createdAt" DESC LIMIT $1;
--= select
--= public.orders read: user_id join
--= public.users read: createdAt order select; id join select
SELECT "orders"."user_id" AS "orders_user_id", SUM("orders"."total") AS "sum_total" FROM "orders" GROUP BY "orders"."user_id";
--= select
--= public.orders read: total select; user_id group select
SELECT "orders".* FROM "orders" WHERE "orders"."placed_at" BETWEEN $1 AND $2 AND ("orders"."tags" @> $3 OR "orders"."note" ILIKE $4) FOR UPDATE SKIP LOCKED;
--= select
--= public.orders read: id select*; note filter select*; placed_at filter select*; ship_to select*; status select*; tags filter select*; total select*; user_id select*
SELECT "orders"."status", "latest"."total" FROM "orders" INNER JOIN LATERAL (SELECT i.price AS total FROM "order_items" i WHERE i.order_id = "orders"."id" ORDER BY i.quantity DESC LIMIT 1) "latest" ON TRUE;
--= select
--= public.order_items read: order_id filter; price select; quantity order
--= public.orders read: id filter; status select
INSERT INTO "users" ("id", "name", "createdAt") VALUES ($1, $2, $3) RETURNING "users"."id";
--= insert
--= public.users write: createdAt insert; id insert return; name insert
INSERT INTO "users" ("id", "name", "email") VALUES ($1, $2, $3), ($4, $5, $6) ON CONFLICT ("email") DO UPDATE SET "name" = EXCLUDED."name", "settings" = CASE WHEN ("users"."name" IS NOT DISTINCT FROM excluded."name") THEN "users"."settings" ELSE NULL END RETURNING "id";
--= insert
--= public.users write: email conflict insert; id insert return; name insert update value; settings update value
INSERT INTO "users" ("id", "name") SELECT "orders"."id", "orders"."note" FROM "orders" ON CONFLICT DO NOTHING;
--= insert
--= public.orders read: id select; note select
--= public.users write: id insert; name insert
UPDATE "orders" SET "status" = $1, "total" = "orders"."total" + $2 WHERE "orders"."id" IN (SELECT "orders"."id" FROM "orders" INNER JOIN "users" ON "users"."id" = "orders"."user_id" WHERE "users"."name" = $3);
--= update
--= public.orders read+write: id filter select; status update; total update value; user_id join
--= public.users read: id join; name filter
UPDATE "orders" SET "note" = COALESCE("note", '') || $1, "total" = (SELECT SUM(U0."price" * U0."quantity") FROM "order_items" U0 WHERE U0."order_id" = ("orders"."id")) WHERE "orders"."id" = $2;
--= update
--= public.order_items read: order_id filter; price select; quantity select
--= public.orders write: id filter; note update value; total update
UPDATE "orders" SET "status" = (CASE WHEN ("orders"."id" = $1) THEN $2 WHEN ("orders"."id" = $3) THEN $4 ELSE NULL END)::text WHERE "orders"."id" IN ($5, $6);
--= update
--= public.orders write: id filter value; status update
DELETE FROM "order_items" WHERE "order_items"."order_id" IN (SELECT U0."id" FROM "orders" U0 WHERE U0."user_id" = $1);
--= delete
--= public.order_items write: order_id filter
--= public.orders read: id select; user_id filter
DELETE FROM "order_items" WHERE ("order_items"."order_id", "order_items"."product_id") IN (($1, $2), ($3, $4)) RETURNING "quantity";
--= delete
--= public.order_items write: order_id filter; product_id filter; quantity return
WITH "recent" AS (SELECT "orders"."id", "orders"."user_id" FROM "orders" WHERE "orders"."placed_at" > $1) SELECT "users"."name" FROM "users" INNER JOIN "recent" ON "recent"."user_id" = "users"."id";
--= select
--= public.orders read: id select; placed_at filter; user_id select
--= public.users read: id join; name select
WITH RECURSIVE "__tree" ("id", "depth", "path") AS (SELECT T."id", 0 AS "depth", array[T."label"] AS "path" FROM "nodes" T WHERE T."parent_id" IS NULL UNION ALL SELECT T."id", "__tree"."depth" + 1, "__tree"."path" || T."label" FROM "nodes" T JOIN "__tree" ON T."parent_id" = "__tree"."id") SELECT "nodes"."rank" FROM "__tree", "nodes" WHERE "__tree"."id" = "nodes"."id" ORDER BY "path";
--= select
--= public.nodes read: id filter select; label select; parent_id filter join; rank select
(SELECT "users"."id" AS "col1" FROM "users" WHERE "users"."name" = $1) UNION (SELECT "orders"."user_id" AS "col1" FROM "orders" WHERE "orders"."note" = $2) ORDER BY "col1";
--= select
--= public.orders read: note filter; user_id select
--= public.users read: id select; name filter
SELECT "app_products"."id" FROM "app"."products" "app_products" WHERE ("app_products"."sku" || '' ) = $1 AND NOT EXISTS (SELECT NULL FROM "order_items" AS "oi" WHERE "oi"."product_id" = "app_products"."id");
--= select
--= app.products read: id filter select; sku filter
--= public.order_items read: product_id filter
SELECT "f"."id", "f"."price", lag("f"."price") OVER "w" AS "before" FROM "app"."products" AS "f" WINDOW "w" AS (PARTITION BY "f"."title" ORDER BY "f"."sku");
--= select
--= app.products read: id select; price select; sku order; title group
SELECT "anon_1"."orders_id" AS "anon_1_orders_id" FROM (SELECT "orders"."id" AS "orders_id", "orders"."ship_to" AS "orders_ship_to" FROM "orders" LIMIT $1) AS "anon_1" LEFT OUTER JOIN "order_items" AS "order_items_1" ON "anon_1"."orders_id" = "order_items_1"."order_id" ORDER BY "anon_1"."orders_id", "order_items_1"."product_id";
--= select
--= public.order_items read: order_id join; product_id order
--= public.orders read: id select; ship_to select
SELECT ("orders"."ship_to")."city" AS "city" FROM "orders" GROUP BY ("orders"."ship_to")."city";
--= select
--= public.orders read: ship_to group select
SELECT u1_0.id, u1_0.name, o1_0.user_id, o1_0.total from users u1_0 left join orders o1_0 on u1_0.id = o1_0.user_id where u1_0.email = $1 and (o1_0.status, o1_0.id) > ($2, $3) order by o1_0.placed_at offset $4 rows fetch first $5 rows only;
--= select
--= public.orders read: id filter; placed_at order; status filter; total select; user_id join select
--= public.users read: email filter; id join select; name select
