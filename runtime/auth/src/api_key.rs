//! API keys of users: made, replaced and revoked.

use super::{audit, random_hex, secret};
use diesel::prelude::*;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_core::invalidation::Change;
use doctyped_models::user;
use doctyped_orm::table::mask;

/// An API key and its secret.
#[derive(Debug)]
pub struct ApiKey {
    /// The API key.
    pub key: String,
    /// The API secret, in plain text: the database has it encrypted.
    pub secret: String,
}

/// Generates a new API secret for a user, and an API key if the user has none. The old secret stops
/// working.
///
/// # Errors
/// `DoesNotExistError` if there is no such user.
pub fn generate_keys(ctx: &mut Context, name: &str) -> Result<ApiKey> {
    ctx.transaction().begin_writing()?;
    let stored: Option<Option<String>> =
        user::table.filter(user::name.eq(name)).select(user::api_key).first(ctx.connection()).optional()?;
    let stored = stored.ok_or_else(|| Error::not_found(format!("User {name} not found")))?;
    let key = match stored.filter(|key| !key.is_empty()) {
        Some(key) => key,
        None => random_hex(15)?,
    };
    let secret = random_hex(15)?;
    secret::store_secret(ctx, "User", name, "api_secret", &secret)?;
    let (now, by) = (ctx.now(), ctx.user().to_owned());
    diesel::update(user::table.filter(user::name.eq(name)))
        .set((
            user::api_key.eq(&key),
            user::api_secret.eq(mask(&secret)),
            user::modified.eq(now),
            user::modified_by.eq(by),
        ))
        .execute(ctx.connection())?;
    audit::log_account_event(ctx, name, "made an API secret of")?;
    ctx.changed(Change::User(name.to_owned()));
    Ok(ApiKey { key, secret })
}

/// Revokes a user's API key and secret.
///
/// # Errors
/// `DoesNotExistError` if there is no such user.
pub fn revoke_keys(ctx: &mut Context, name: &str) -> Result<()> {
    ctx.transaction().begin_writing()?;
    secret::delete_secret(ctx, "User", name, "api_secret")?;
    let (now, by) = (ctx.now(), ctx.user().to_owned());
    let changed = diesel::update(user::table.filter(user::name.eq(name)))
        .set((
            user::api_key.eq(None::<String>),
            user::api_secret.eq(None::<String>),
            user::modified.eq(now),
            user::modified_by.eq(by),
        ))
        .execute(ctx.connection())?;
    if changed == 0 {
        return Err(Error::not_found(format!("User {name} not found")));
    }
    audit::log_account_event(ctx, name, "revoked the API key of")?;
    ctx.changed(Change::User(name.to_owned()));
    Ok(())
}
