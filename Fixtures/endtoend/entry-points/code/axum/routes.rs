use crate::axum::store::find_tokens;

async fn list(db: Pool) {
    find_tokens(&db).await;
}

async fn create(db: Pool) {
    find_tokens(&db).await;
}

#[get("/tokens/all")]
async fn all(db: Pool) {
    find_tokens(&db).await;
}

fn app() -> Router {
    Router::new().route("/tokens", get(list).post(create))
}
