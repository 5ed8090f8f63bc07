use crate::database::Database;
use tokio_postgres::{Error, Row};

pub async fn find_record(db: &Database, table: &str, id: i64) -> Result<Option<Row>, Error> {
    Ok(db.select_where(table, &[("id", &id)]).await?.into_iter().next())
}
