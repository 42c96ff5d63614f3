//! Keys and roles of users.

use crate::auth;
use crate::context::Context;
use crate::core::models::{has_role, role, user};
use crate::error::{Error, Result};
use diesel::prelude::*;
use doctyped_macros::whitelist;

/// A new API secret for a user. It cannot be read again; the key can, from the User.
#[derive(Debug, serde::Serialize)]
pub struct Keys {
    api_secret: String,
}

/// Makes a new API secret for a user, and a key for one who has none.
#[whitelist(methods(POST))]
pub fn generate_keys(ctx: &mut Context, user: String) -> Result<Keys> {
    if !ctx.identity().has_role("System Manager") {
        return Err(Error::permission("Only a System Manager makes API keys"));
    }
    // Whoever has Administrator's key is Administrator.
    if user == auth::ADMINISTRATOR && !ctx.identity().is_administrator() {
        return Err(Error::permission("Only Administrator makes Administrator's API keys"));
    }
    let made = auth::generate_keys(ctx, &user)?;
    Ok(Keys { api_secret: made.secret })
}

/// The names of all roles that users can be given, sorted.
#[whitelist]
pub fn get_all_roles(ctx: &mut Context) -> Result<Vec<String>> {
    ctx.load(
        role::table
            .filter(role::disabled.eq(false))
            .filter(role::name.ne_all(auth::AUTOMATIC_ROLES))
            .order(role::name.asc())
            .select(role::name),
    )
}

/// The roles of the user who asks; System Managers may ask for others.
#[whitelist]
pub fn get_roles(ctx: &mut Context, uid: Option<String>) -> Result<Vec<String>> {
    let mut roles: Vec<String> = match uid.filter(|uid| uid != ctx.user()) {
        None => ctx.identity().roles.iter().cloned().collect(),
        Some(_) if !ctx.identity().has_role("System Manager") => {
            return Err(Error::permission("Only a System Manager sees the roles of others"));
        }
        Some(uid) => {
            if !ctx.exists::<user::User>(&uid)? {
                return Err(Error::not_found(format!("User {uid} not found")));
            }
            ctx.load(
                has_role::table
                    .filter(has_role::parent.eq(uid))
                    .filter(has_role::parenttype.eq("User"))
                    .select(has_role::role),
            )?
        }
    };
    roles.sort_unstable();
    Ok(roles)
}
