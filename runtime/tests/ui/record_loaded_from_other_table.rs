//! A query loads records of a DocType that it does not read.

use diesel::prelude::*;
use doctyped::models::role;
use doctyped::models::user::User;
use doctyped::db::AnyConnection;

fn load(connection: &mut AnyConnection) -> QueryResult<Vec<User>> {
    role::table.load(connection)
}

fn main() {
    let _ = load;
}
