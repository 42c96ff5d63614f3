//! A column is compared with a value of another type.

use diesel::prelude::*;
use doctyped::core::models::user::{self, User};

fn main() {
    let _ = user::table.filter(user::first_name.eq(5)).select(user::name);
    let _: fn(User) = |_| ();
}
