//! A Link field is set to a document of another DocType.

use doctyped::models::has_role::HasRole;
use doctyped::models::user::User;
use doctyped::prelude::*;

fn main() {
    let mut row = HasRole::default();
    row.role = Link::<User>::new("ann@x.y");
}
