use crate::{database::Database, records::find_record};
use tokio_postgres::{Error, Row};

pub async fn find(db: &Database, id: i64) -> Result<Option<Row>, Error> {
    find_record(db, "members", id).await
}

pub async fn rename(db: &Database, id: i64, name: &str, email: &str) -> Result<u64, Error> {
    db.change("members", id, &[("name", &name), ("email", &email)]).await
}
