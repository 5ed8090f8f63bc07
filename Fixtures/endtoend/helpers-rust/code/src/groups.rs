use crate::database::Database;
use tokio_postgres::{Error, Row};

pub async fn open(db: &Database, title: &str) -> Result<Vec<Row>, Error> {
    db.select_where("groups", &[("closed", &false), ("title", &title)]).await
}

pub async fn retitle(db: &Database, id: i64, title: &str) -> Result<u64, Error> {
    db.in_transaction(async |tx| tx.change("groups", id, &[("title", &title)]).await).await
}
