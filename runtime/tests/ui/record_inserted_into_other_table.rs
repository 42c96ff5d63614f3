//! A record is inserted into the table of another DocType.

use diesel::prelude::*;
use doctyped::core::models::role;
use doctyped::core::models::user::User;

fn main() {
    let user = User::default();
    let _ = diesel::insert_into(role::table).values(&user);
}
