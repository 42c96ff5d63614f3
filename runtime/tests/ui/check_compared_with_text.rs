//! A Check column is compared with text.

use diesel::prelude::*;
use doctyped::models::role;

fn main() {
    let _ = role::table.filter(role::disabled.eq("yes"));
}
