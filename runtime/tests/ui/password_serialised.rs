//! A secret is serialised.

use doctyped::core::models::user::User;

fn main() {
    let user = User::default();
    let _ = serde_json::to_string(&user.new_password);
}
