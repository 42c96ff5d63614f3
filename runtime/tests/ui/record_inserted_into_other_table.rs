//! A record is inserted into the table of another DocType.

use diesel::prelude::*;
use doctyped::models::role;
use doctyped::models::user::User;

fn main() {
    let user = User::default();
    let _ = diesel::insert_into(role::table).values(&user);
}
