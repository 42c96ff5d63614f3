//! A secret is printed.

use doctyped::core::models::user::User;

fn greet(user: &User) {
    println!("{}", user.new_password);
}

fn main() {
    greet(&User::default());
}
