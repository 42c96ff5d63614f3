//! Role Profile: its users hold its roles.

use diesel::QueryDsl;
use doctyped_core::context::Context;
use doctyped_core::context::Controller;
use doctyped_core::error::Result;
use doctyped_models::role_profile::RoleProfile;
use doctyped_models::user;
use doctyped_models::user::User;

/// The rules of Role Profile.
#[derive(Debug)]
pub struct RoleProfileController;

impl Controller for RoleProfileController {
    type Document = RoleProfile;

    /// Users take the roles of their profile when they are saved.
    fn on_update(doc: &mut RoleProfile, ctx: &mut Context) -> Result<()> {
        let profile = doc.name.clone();
        let users: Vec<String> =
            ctx.load(user::table.filter(user::role_profile_name.eq(profile)).select(user::name))?;
        for name in users {
            let mut user: User = ctx.get(&name)?;
            // A change of the profile changes the roles of its users.
            ctx.elevated(|ctx| ctx.save(&mut user))?;
        }
        Ok(())
    }
}
