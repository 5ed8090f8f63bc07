#[macro_use]
extern crate rocket;

async fn find_crates(db: &Pool) {
    sqlx::query("SELECT id, volume FROM crates WHERE volume > 1").fetch_all(db).await;
}

#[get("/crates?<page>")]
async fn list_crates(page: u32, db: &State<Pool>) {
    find_crates(db).await;
}

#[post("/crates", data = "<input>")]
async fn create_crate(input: Json<Input>, db: &State<Pool>) {
    find_crates(db).await;
}

#[launch]
fn start() -> _ {
    rocket::build().mount("/", routes![list_crates, create_crate])
}
