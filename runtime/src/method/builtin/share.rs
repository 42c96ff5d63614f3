//! `frappe.share`: a document is opened to users whom no role opens it to.

use crate::context::Context;
use crate::core::controllers::docshare::check_giver;
use crate::core::models::docshare::{self, DocShare};
use crate::document::{Style, resource, write};
use crate::error::{Error, Result};
use crate::json::JsonWriter;
use crate::permission;
use crate::query::{Filter, RowForm, Select};
use crate::schema::Rights;
use crate::table::{Link, Record};
use diesel::prelude::*;
use doctyped_macros::whitelist;

/// Who a document is shared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Audience {
    User(String),
    Everyone,
}

impl Audience {
    /// Reads it off arguments; the user who asks, where they say nobody.
    fn of(ctx: &Context, user: Option<String>, everyone: Option<bool>) -> Audience {
        match user.filter(|user| !user.is_empty()) {
            _ if everyone == Some(true) => Audience::Everyone,
            Some(user) => Audience::User(user),
            None => Audience::User(ctx.user().to_owned()),
        }
    }
}

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
    let audience = Audience::of(ctx, user, everyone);
    let document = shareable(ctx, &doctype, &name)?;
    let before = find(ctx, document.as_ref(), &audience)?.unwrap_or_else(|| new(document.as_ref(), &audience));
    let [write, submit, share] = [write, submit, share].map(|right| right.unwrap_or(false));
    store(ctx, document.as_ref(), &before, DocShare { read: true, write, submit, share, ..before.clone() }, out)
}

/// Takes back what a document's share gives to a user.
#[whitelist]
pub fn remove(ctx: &mut Context, doctype: String, name: String, user: String) -> Result<()> {
    let document = shareable(ctx, &doctype, &name)?;
    match find(ctx, document.as_ref(), &Audience::User(user))? {
        Some(share) => ctx.elevated(|ctx| ctx.delete(&share)),
        None => Ok(()),
    }
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
    let (audience, value) = (Audience::of(ctx, user, everyone), value.unwrap_or(true));
    let document = shareable(ctx, &doctype, &name)?;
    let before = match find(ctx, document.as_ref(), &audience)? {
        Some(share) => share,
        None if value => new(document.as_ref(), &audience),
        None => return Ok(()),
    };
    let mut share = before.clone();
    match permission_to.as_str() {
        "read" if !value => return ctx.elevated(|ctx| ctx.delete(&share)),
        "read" => share.read = true,
        "write" => share.write = value,
        "submit" => share.submit = value,
        "share" => share.share = value,
        other => {
            return Err(Error::validation(format!("{other:?} is not read, write, submit or share")));
        }
    }
    // Submitting takes writing, so that goes too.
    share.submit &= value || permission_to != "write";
    store(ctx, document.as_ref(), &before, share, out)
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
    let before = new(document, &Audience::User(user.to_owned()));
    store(ctx, document, &before, DocShare { read: true, ..before.clone() }, &mut JsonWriter::new())?;
    Ok(true)
}

/// A document that the user may share.
fn shareable(ctx: &mut Context, doctype: &str, name: &str) -> Result<Box<dyn Record>> {
    ctx.lease().begin_writing()?;
    let document = resource::readable(ctx, doctype, name)?;
    permission::check(ctx, document.meta(), Rights::SHARE, Some(document.as_ref()))?;
    Ok(document)
}

fn new(document: &dyn Record, audience: &Audience) -> DocShare {
    let share =
        DocShare { share_doctype: Link::new(document.meta().name), share_name: document.name(), ..DocShare::default() };
    match audience {
        Audience::User(user) => DocShare { user: Some(Link::new(user.as_str())), ..share },
        Audience::Everyone => DocShare { everyone: true, ..share },
    }
}

fn find(ctx: &mut Context, document: &dyn Record, audience: &Audience) -> Result<Option<DocShare>> {
    let name = document.name();
    let shares =
        docshare::table.filter(docshare::share_doctype.eq(document.meta().name)).filter(docshare::share_name.eq(name));
    match audience {
        Audience::User(user) => ctx.first(shares.filter(docshare::user.eq(user.as_str()))),
        Audience::Everyone => ctx.first(shares.filter(docshare::everyone.eq(true))),
    }
}

/// Stores a share over what it was before, if the user may give what it adds, and answers it. That
/// the user may not write shares as such does not matter.
fn store(
    ctx: &mut Context,
    document: &dyn Record,
    before: &DocShare,
    mut share: DocShare,
    out: &mut JsonWriter,
) -> Result<()> {
    check_giver(ctx, document, &share, before)?;
    let is_new = share.name.is_empty();
    ctx.elevated(|ctx| if is_new { ctx.insert(&mut share) } else { ctx.save(&mut share) })?;
    write(&share, &Style { nulls: true, ..Style::default() }, out);
    Ok(())
}
