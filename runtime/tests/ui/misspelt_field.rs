//! A query names a field that the DocType does not have.

use diesel::prelude::*;
use doctyped::models::user;

fn main() {
    let _ = user::table.filter(user::frist_name.eq("Ann"));
}
