//! A text column is compared with a number.

use diesel::prelude::*;
use doctyped::models::user;

fn main() {
    let _ = user::table.filter(user::first_name.eq(5));
}
