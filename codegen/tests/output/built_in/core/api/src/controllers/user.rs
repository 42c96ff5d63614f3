//! Users.

use crate::prelude::*;
use crate::core::models::User;

/// Keeps users in order.
pub struct UserController;

impl Controller for UserController {
    type Document = User;

    fn validate(doc: &mut User, ctx: &mut Context) -> Result<()> {
        if doc.email.is_empty() { ctx.throw("no email") } else { Ok(()) }
    }
}
