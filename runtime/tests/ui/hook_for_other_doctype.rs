//! A hook takes the record of another DocType than its controller.

use doctyped::core::models::role::Role;
use doctyped::core::models::user::User;
use doctyped::prelude::*;

struct RoleController;

impl Controller for RoleController {
    type Document = Role;

    fn validate(_doc: &mut User, _ctx: &mut Context) -> Result<()> {
        Ok(())
    }
}

fn main() {}
