//! `frappe.share`: shares documents with users whose roles do not allow access.

use crate::resource;
use crate::sharing;
use crate::sharing::Audience;
use doctyped_auth::permission;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_core::grammar::filter::Filter;
use doctyped_core::json::JsonWriter;
use doctyped_documents::{DocumentFormat, Viewer, write};
use doctyped_macros::whitelist;
use doctyped_models::docshare::DocShare;
use doctyped_orm::table::Record;
use doctyped_query::{RowFormat, Select};
use doctyped_schema::Rights;

/// Shares a document with a user or with all users, and answers the share. It grants `read` (always, as in
/// Frappe) and the rights in the arguments; an existing share is changed.
#[whitelist]
#[allow(clippy::too_many_arguments, reason = "Frappe's parameters")]
pub fn add(
    ctx: &mut Context,
    doctype: String,
    name: String,
    user: Option<String>,
    write: Option<bool>,
    submit: Option<bool>,
    share: Option<bool>,
    everyone: Option<bool>,
    out: &mut JsonWriter,
) -> Result<()> {
    let audience = audience(ctx, user, everyone);
    let rights = [(write, Rights::WRITE), (submit, Rights::SUBMIT), (share, Rights::SHARE)]
        .into_iter()
        .filter(|(is_granted, _)| *is_granted == Some(true))
        .fold(Rights::READ, |all, (_, right)| all.and(right));
    let share = sharing::add(ctx, &doctype, &name, &audience, rights)?;
    answer(ctx, &share, out);
    Ok(())
}

/// Removes the share of a document with a user.
#[whitelist]
pub fn remove(ctx: &mut Context, doctype: String, name: String, user: String) -> Result<()> {
    sharing::remove(ctx, &doctype, &name, &Audience::User(user))
}

/// Grants or revokes one right of a share; without `read` the share is deleted. Answers the share, if it
/// still exists.
#[whitelist]
#[allow(clippy::too_many_arguments, reason = "Frappe's parameters")]
pub fn set_permission(
    ctx: &mut Context,
    doctype: String,
    name: String,
    user: Option<String>,
    permission_to: String,
    value: Option<bool>,
    everyone: Option<bool>,
    out: &mut JsonWriter,
) -> Result<()> {
    let audience = audience(ctx, user, everyone);
    let right = match permission_to.as_str() {
        "read" => Rights::READ,
        "write" => Rights::WRITE,
        "submit" => Rights::SUBMIT,
        "share" => Rights::SHARE,
        other => return Err(Error::validation(format!("{other:?} is not read, write, submit or share"))),
    };
    if let Some(share) = sharing::set(ctx, &doctype, &name, &audience, right, value.unwrap_or(true))? {
        answer(ctx, &share, out);
    }
    Ok(())
}

/// Lists the shares of a document that the user may read.
#[whitelist(read_only)]
pub fn get_users(ctx: &mut Context, doctype: String, name: String, out: &mut JsonWriter) -> Result<()> {
    let document = resource::load_readable(ctx, &doctype, &name)?;
    let (doctype, name) = (document.meta().name, document.name());
    let mut select = Select::new("DocShare");
    for field in ["name", "user", "read", "write", "submit", "share", "everyone", "owner", "creation"] {
        select.field(field)?;
    }
    select
        .filter(Filter::equal("share_doctype", doctype.into()))
        .filter(Filter::equal("share_name", name.into()))
        .order_by("creation")?;
    ctx.elevated(|ctx| select.write(ctx, RowFormat::Object, out))
}

/// Shares a document for reading with a user that cannot read it. The session user needs the right to share
/// it. `false` when the user can read it already.
pub fn grant_read(ctx: &mut Context, document: &dyn Record, user: &str) -> Result<bool> {
    let identity = doctyped_auth::enabled(ctx, user)?
        .ok_or_else(|| Error::not_found(format!("User {user} not found or disabled")))?;
    let session_identity = std::sync::Arc::clone(ctx.identity());
    ctx.set_identity(identity);
    let may_read = permission::has(ctx, document.meta(), Rights::READ, Some(document));
    ctx.set_identity(session_identity);
    if may_read? {
        return Ok(false);
    }
    let audience = Audience::User(user.to_owned());
    sharing::set(ctx, document.meta().name, &document.name(), &audience, Rights::READ, true)?;
    Ok(true)
}

/// The audience in the arguments; the session user by default.
fn audience(ctx: &Context, user: Option<String>, everyone: Option<bool>) -> Audience {
    match user.filter(|user| !user.is_empty()) {
        _ if everyone == Some(true) => Audience::Everyone,
        Some(user) => Audience::User(user),
        None => Audience::User(ctx.user().to_owned()),
    }
}

/// Writes a share that the session user has granted.
fn answer(ctx: &Context, share: &DocShare, out: &mut JsonWriter) {
    let viewer = Viewer::of_doctype(ctx, (share as &dyn Record).meta());
    write(share, &DocumentFormat { nulls: true, ..DocumentFormat::new(viewer) }, out);
}
