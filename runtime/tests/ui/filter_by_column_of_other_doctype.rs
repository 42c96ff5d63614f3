//! A query filters by a column of a DocType that it does not read.

use diesel::prelude::*;
use doctyped::models::{role, user};
use doctyped::db::AnyConnection;

fn load(connection: &mut AnyConnection) -> QueryResult<Vec<String>> {
    user::table.filter(role::name.eq("Librarian")).select(user::name).load(connection)
}

fn main() {
    let _ = load;
}
