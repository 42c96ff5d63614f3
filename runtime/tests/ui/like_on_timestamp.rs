//! A Datetime column is matched with a pattern.

use diesel::prelude::*;
use doctyped::models::user;

fn main() {
    let _ = user::table.filter(user::creation.like("2025-%"));
}
