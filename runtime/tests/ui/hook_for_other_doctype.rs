//! A hook takes the record of another DocType than its controller.

use doctyped::models::role::Role;
use doctyped::models::user::User;
use doctyped::prelude::*;

struct RoleController;

impl Controller for RoleController {
    type Document = Role;

    fn validate(_doc: &mut User, _ctx: &mut Context) -> Result<()> {
        Ok(())
    }
}

fn main() {}
