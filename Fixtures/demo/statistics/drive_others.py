"""What else reads the same database: a BI tool and a monitoring agent. Nobody's code here sends these."""
import psycopg

REVENUE_BY_COUNTRY = """-- Metabase:: userID: 3 queryType: MBQL queryHash: 6f0f4b2a9d
SELECT DATE_TRUNC('month', "public"."orders"."placed_at") AS "placed_at", "Addresses"."country" AS "Addresses__country", \
SUM("public"."orders"."total_cents") AS "sum", COUNT(distinct "public"."orders"."customer_id") AS "count" \
FROM "public"."orders" LEFT JOIN "public"."addresses" AS "Addresses" ON "public"."orders"."address_id" = "Addresses"."id" \
WHERE "public"."orders"."status" <> 'cancelled' \
GROUP BY DATE_TRUNC('month', "public"."orders"."placed_at"), "Addresses"."country" \
ORDER BY DATE_TRUNC('month', "public"."orders"."placed_at") ASC, "Addresses"."country" ASC"""

CONNECTIONS = "SELECT state, count(*) FROM pg_stat_activity WHERE datname = current_database() GROUP BY state"

with psycopg.connect("", autocommit=True) as db:
    for _ in range(60):
        db.execute(REVENUE_BY_COUNTRY).fetchall()
    for _ in range(400):
        db.execute(CONNECTIONS).fetchall()
