//! The hand-written server on MariaDB.

mod api_keys;
mod database_server;
mod library_member;
mod todo_records;

use database_server::series;
use diesel::prelude::*;

/// A connection to the database.
pub type DbConnection = MysqlConnection;

/// Increments a counter and gives its number. UPDATE gives no values back on MariaDB.
fn next_number(connection: &mut DbConnection, counter: &str) -> QueryResult<i64> {
    let row = series::table.find(counter);
    diesel::update(row).set(series::current.eq(series::current + 1)).execute(connection)?;
    row.select(series::current).first(connection)
}

#[actix_web::main]
async fn main() -> anyhow::Result<()> {
    database_server::serve(|url| url.replacen("mariadb://", "mysql://", 1)).await
}
