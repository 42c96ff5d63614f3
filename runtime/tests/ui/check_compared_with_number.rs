//! A Check column is compared with a number, as it is stored.

use diesel::prelude::*;
use doctyped::models::role;

fn main() {
    let _ = role::table.filter(role::disabled.eq(1));
}
