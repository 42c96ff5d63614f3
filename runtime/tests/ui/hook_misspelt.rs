//! A controller has a hook that Frappe does not have.

use doctyped::models::role::Role;
use doctyped::prelude::*;

struct RoleController;

impl Controller for RoleController {
    type Document = Role;

    fn validat(_doc: &mut Role, _ctx: &mut Context) -> Result<()> {
        Ok(())
    }
}

fn main() {}
