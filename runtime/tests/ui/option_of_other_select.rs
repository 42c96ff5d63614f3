//! A Select field is set to an option of another Select field.

use doctyped::models::comment::CommentType;
use doctyped::models::user::User;

fn main() {
    let mut user = User::default();
    user.user_type = Some(CommentType::Like);
}
