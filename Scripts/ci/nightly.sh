#!/bin/sh
# A nightly job: bring the index up to date, import the server's statistics, and judge the result.
#
#   PGXREF_INDEX     where the index lies (default .pgxref/index.sqlite); keep it in the job's cache
#   REPOSITORIES     folders to index (default: the current one)
#   SCHEMA           a pg_dump --schema-only or DDL file, such as db/structure.sql (optional)
#   STATISTICS       an exported CSV or JSON file; without it, they are exported from the server that the variables
#                    of libpq name (PGHOST, PGDATABASE, PGUSER, PGPASSWORD or PGSERVICE), by a read-only role
#   SOURCE           the name of that server in the answers (default: production)
#   MAX_AGE          fail when the index or the statistics are older (default 2d)
#   MIN_COVERAGE     fail when a smaller share of the production calls has a known site (default 0: never)
set -eu

pgxref=${PGXREF:-pgxref}
private=$(mktemp -d)
trap 'rm -rf "$private"' EXIT

# The export holds whatever the server holds, literals included: it never leaves this folder. The import keeps none.
export_statistics() {
  psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --command="\\copy (select s.*, d.datname from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = current_database()) to '$private/statistics.csv' csv header"
}

if [ -z "${STATISTICS:-}" ]; then
  export_statistics
  STATISTICS=$private/statistics.csv
fi

# Unquoted, since it is a list of folders.
# shellcheck disable=SC2086
"$pgxref" index ${REPOSITORIES:-.}
if [ -n "${SCHEMA:-}" ]; then
  "$pgxref" schema import "$SCHEMA"
fi
"$pgxref" stats import "$STATISTICS" --source "${SOURCE:-production}"
"$pgxref" status --max-age "${MAX_AGE:-2d}" --min-coverage "${MIN_COVERAGE:-0}"
