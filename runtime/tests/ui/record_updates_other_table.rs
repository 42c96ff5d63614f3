//! A row is updated from a record of another DocType.

use diesel::prelude::*;
use doctyped::models::role;
use doctyped::models::user::User;

fn main() {
    let user = User::default();
    let _ = diesel::update(role::table.filter(role::name.eq("Librarian"))).set(&user);
}
