//! Functions on users: API keys, roles, time zones.

use super::account::load_managed_account;
use diesel::prelude::*;
use doctyped_auth as auth;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_core::identity::AUTOMATIC_ROLES;
use doctyped_macros::whitelist;
use doctyped_models::role;
use serde_json::{Value as JsonValue, json};
use std::sync::Arc;

/// A new API secret. It cannot be read again; the API key can, from the User.
#[derive(Debug, serde::Serialize)]
pub struct Keys {
    api_secret: String,
}

/// Creates an API secret for a user, and an API key if the user has none.
#[whitelist(methods(POST))]
pub fn generate_keys(ctx: &mut Context, user: String) -> Result<Keys> {
    // The API key of Administrator gives all rights of Administrator.
    let account = load_managed_account(ctx, &user)?;
    let keys = auth::generate_keys(ctx, &account.name)?;
    Ok(Keys { api_secret: keys.secret })
}

/// Lists the roles that can be assigned to users, sorted.
#[whitelist(read_only)]
pub fn get_all_roles(ctx: &mut Context) -> Result<Vec<String>> {
    ctx.load(
        role::table
            .filter(role::disabled.eq(false))
            .filter(role::name.ne_all(AUTOMATIC_ROLES))
            .order(role::name.asc())
            .select(role::name),
    )
}

/// Lists the roles of the session user or, for System Managers, of another user.
#[whitelist(read_only)]
pub fn get_roles(ctx: &mut Context, uid: Option<String>) -> Result<Vec<String>> {
    let identity = match uid.filter(|uid| uid != ctx.user()) {
        None => Arc::clone(ctx.identity()),
        Some(_) if !ctx.identity().has_role("System Manager") => {
            return Err(Error::permission("Only a System Manager sees the roles of others"));
        }
        Some(uid) => match auth::cached_user(ctx, &uid)? {
            Some(known) => Arc::clone(&known.identity),
            None => return Err(Error::not_found(format!("User {uid} not found"))),
        },
    };
    // Administrator has all roles.
    let mut roles: Vec<String> = if identity.is_administrator() {
        ctx.load(role::table.select(role::name))?
    } else {
        identity.roles.iter().cloned().collect()
    };
    roles.sort_unstable();
    Ok(roles)
}

/// Lists the time zones that a site can have.
#[whitelist(read_only)]
pub fn get_timezones(_ctx: &mut Context) -> Result<JsonValue> {
    let names: Vec<&str> = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()).collect();
    Ok(json!({ "timezones": names }))
}
