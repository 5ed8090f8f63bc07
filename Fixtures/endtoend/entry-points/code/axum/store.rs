pub async fn find_tokens(db: &Pool) {
    sqlx::query("SELECT id FROM tokens").fetch_all(db).await;
}
