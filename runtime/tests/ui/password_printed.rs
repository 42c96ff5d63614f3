//! A secret is printed.

use doctyped::models::user::User;

fn greet(user: &User) {
    println!("{}", user.new_password);
}

fn main() {
    greet(&User::default());
}
