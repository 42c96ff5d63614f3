//! A hook returns nothing.

use doctyped::models::role::Role;
use doctyped::prelude::*;

struct RoleController;

impl Controller for RoleController {
    type Document = Role;

    fn validate(_doc: &mut Role, _ctx: &mut Context) {}
}

fn main() {}
