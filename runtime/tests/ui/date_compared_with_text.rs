//! A Date column is compared with text.

use diesel::prelude::*;
use doctyped::models::user;

fn main() {
    let _ = user::table.filter(user::birth_date.gt("1990-12-31"));
}
