//! A hook takes its document without `mut`.

use doctyped::models::role::Role;
use doctyped::prelude::*;

struct RoleController;

impl Controller for RoleController {
    type Document = Role;

    fn validate(_doc: &Role, _ctx: &mut Context) -> Result<()> {
        Ok(())
    }
}

fn main() {}
