//! The hand-written server on PostgreSQL.

mod api_keys;
mod database_server;
mod library_member;
mod todo_records;

use database_server::series;
use diesel::prelude::*;

/// A connection to the database.
pub type DbConnection = PgConnection;

/// Increments a counter and gives its number, with one statement.
fn next_number(connection: &mut DbConnection, counter: &str) -> QueryResult<i64> {
    diesel::update(series::table.find(counter))
        .set(series::current.eq(series::current + 1))
        .returning(series::current)
        .get_result(connection)
}

#[actix_web::main]
async fn main() -> anyhow::Result<()> {
    database_server::serve(|url| url).await
}
