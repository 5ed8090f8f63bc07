module example.org/bramble/worker

go 1.19

require github.com/jackc/pgx/v4 v4.17.2
