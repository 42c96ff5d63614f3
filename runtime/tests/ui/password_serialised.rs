//! A secret is serialised.

use doctyped::models::user::User;

fn main() {
    let user = User::default();
    let _ = serde_json::to_string(&user.new_password);
}
