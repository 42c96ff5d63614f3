//! A Date column is compared with text.

use diesel::prelude::*;
use doctyped::db::AnyConnection;
use doctyped::models::user;

fn load(connection: &mut AnyConnection) -> QueryResult<Vec<String>> {
    user::table.filter(user::birth_date.gt("1990-12-31")).select(user::name).load(connection)
}

fn main() {
    let _ = load;
}
