//! `frappe.share`: a document is opened to users whom no role opens it to.

use crate::context::Context;
use crate::core::models::docshare::DocShare;
use crate::document::{DocumentFormat, resource, write};
use crate::error::{Error, Result};
use crate::json::JsonWriter;
use crate::permission;
use crate::permission::sharing::{self, Audience};
use crate::query::{Filter, RowForm, Select};
use crate::schema::Rights;
use crate::table::Record;
use doctyped_macros::whitelist;

/// Opens a document to a user, or to everyone, to be read (always, in Frappe too) and whatever else
/// is said; a share that is there already is changed. Answers the share.
#[whitelist]
#[allow(clippy::too_many_arguments, reason = "they are Frappe's")]
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
        .filter(|(is_given, _)| *is_given == Some(true))
        .fold(Rights::READ, |all, (_, right)| all.and(right));
    let share = sharing::add(ctx, &doctype, &name, &audience, rights)?;
    answer(&share, out);
    Ok(())
}

/// Takes back what a document's share gives to a user.
#[whitelist]
pub fn remove(ctx: &mut Context, doctype: String, name: String, user: String) -> Result<()> {
    sharing::remove(ctx, &doctype, &name, &Audience::User(user))
}

/// Gives or takes back one right. Without reading there is no share at all. Answers the share, if
/// there is one left.
#[whitelist]
#[allow(clippy::too_many_arguments, reason = "they are Frappe's")]
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
        answer(&share, out);
    }
    Ok(())
}

/// The shares of a document that the user may read.
#[whitelist]
pub fn get_users(ctx: &mut Context, doctype: String, name: String, out: &mut JsonWriter) -> Result<()> {
    let document = resource::readable(ctx, &doctype, &name)?;
    let (doctype, name) = (document.meta().name, document.name());
    let mut select = Select::new("DocShare");
    for field in ["name", "user", "read", "write", "submit", "share", "everyone", "owner", "creation"] {
        select.field(field)?;
    }
    select
        .filter(Filter::equal("share_doctype", doctype.into()))
        .filter(Filter::equal("share_name", name.into()))
        .order_by("creation")?;
    ctx.elevated(|ctx| select.write(ctx, RowForm::Object, out))
}

/// Opens a document for reading to a user who cannot read it yet; the one who asks has to be
/// allowed to share it. Tells whether that was necessary.
pub(super) fn open_to(ctx: &mut Context, document: &dyn Record, user: &str) -> Result<bool> {
    let identity = crate::auth::identity::enabled(ctx, user)?
        .ok_or_else(|| Error::not_found(format!("User {user} not found or disabled")))?;
    let own = std::sync::Arc::clone(ctx.identity());
    ctx.set_identity(identity);
    let may_read = permission::has(ctx, document.meta(), Rights::READ, Some(document));
    ctx.set_identity(own);
    if may_read? {
        return Ok(false);
    }
    let audience = Audience::User(user.to_owned());
    sharing::set(ctx, document.meta().name, &document.name(), &audience, Rights::READ, true)?;
    Ok(true)
}

/// Reads it off arguments; the user who asks, where they say nobody.
fn audience(ctx: &Context, user: Option<String>, everyone: Option<bool>) -> Audience {
    match user.filter(|user| !user.is_empty()) {
        _ if everyone == Some(true) => Audience::Everyone,
        Some(user) => Audience::User(user),
        None => Audience::User(ctx.user().to_owned()),
    }
}

fn answer(share: &DocShare, out: &mut JsonWriter) {
    write(share, &DocumentFormat { nulls: true, ..DocumentFormat::default() }, out);
}
