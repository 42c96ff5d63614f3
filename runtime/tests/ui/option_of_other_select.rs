//! A Select column is compared with an option of another Select field.

use diesel::prelude::*;
use doctyped::models::{comment, user};

fn main() {
    let _ = user::table.filter(user::user_type.eq(comment::CommentType::Like));
}
