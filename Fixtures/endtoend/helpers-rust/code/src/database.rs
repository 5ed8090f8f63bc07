use tokio_postgres::{types::ToSql, Client, Error, Row};

/// Sends what it is told to send.
pub struct Database {
    client: Client,
}

type Value<'a> = &'a (dyn ToSql + Sync);

impl Database {
    pub async fn select_where(&self, table: &str, keys: &[(&str, Value<'_>)]) -> Result<Vec<Row>, Error> {
        let conditions: Vec<String> =
            keys.iter().enumerate().map(|(i, (name, _))| format!("{} = ${}", name, i + 1)).collect();
        let sql = format!("SELECT * FROM {} WHERE {}", table, conditions.join(" AND "));
        let values: Vec<_> = keys.iter().map(|(_, value)| *value).collect();
        self.client.query(&sql, &values).await
    }

    pub async fn change(&self, table: &str, id: i64, changes: &[(&str, Value<'_>)]) -> Result<u64, Error> {
        let mut sql = format!("UPDATE {table} SET ");
        let mut values: Vec<Value> = Vec::new();
        for (i, (name, value)) in changes.iter().enumerate() {
            if i > 0 {
                sql.push_str(", ");
            }
            sql.push_str(&format!("{name} = ${}", i + 1));
            values.push(*value);
        }
        sql.push_str(&format!(" WHERE id = ${}", values.len() + 1));
        values.push(&id);
        self.client.execute(&sql, &values).await
    }

    pub async fn in_transaction<T>(&self, work: impl AsyncFnOnce(&Database) -> T) -> T {
        work(self).await
    }
}
