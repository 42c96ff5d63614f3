//! Sharing documents: what `frappe.share` does.
//!
//! Sharing takes the right to share the document, and gives no right that the giver does not hold.

use crate::auth::Change;
use crate::context::Context;
use crate::core::models::docshare::{self, DocShare};
use crate::db::statement::Statement;
use crate::document::lifecycle;
use crate::error::Result;
use crate::schema::Rights;
use crate::table::Link;
use diesel::{ExpressionMethods, QueryDsl};

/// Who a document is shared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    /// The user of that name.
    User(String),
    /// Everybody who has signed in.
    Everyone,
}

/// The rights that a share gives.
pub fn rights(share: &DocShare) -> Rights {
    [
        (share.read, Rights::READ),
        (share.write, Rights::WRITE),
        (share.share, Rights::SHARE),
        (share.submit, Rights::SUBMIT),
    ]
    .into_iter()
    .filter(|(is_given, _)| *is_given)
    .fold(Rights::NONE, |all, (_, right)| all.and(right))
}

/// Fails unless the user may share a document, and has the rights that are to be given.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`.
pub fn check(ctx: &mut Context, doctype: &str, name: &str, given: Rights) -> Result<()> {
    let handler = ctx.handler(doctype)?;
    let record = lifecycle::load(ctx, handler, name)?;
    let held = [Rights::READ, Rights::WRITE, Rights::SUBMIT].into_iter().filter(|right| given.has(*right));
    for right in std::iter::once(Rights::SHARE).chain(held) {
        super::check(ctx, (handler.meta)(), right, Some(record.as_ref()))?;
    }
    Ok(())
}

/// Shares a document; a share that is there already gets these rights in place of its own.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`, and what DocShare objects to.
pub fn add(ctx: &mut Context, doctype: &str, name: &str, audience: &Audience, rights: Rights) -> Result<DocShare> {
    ctx.transaction().begin_writing()?;
    let stored = find(ctx, doctype, name, audience)?;
    let before = stored.as_ref().map_or(Rights::NONE, self::rights);
    check(ctx, doctype, name, rights.without(before))?;
    let mut share = stored.clone().unwrap_or_else(|| DocShare {
        user: match audience {
            Audience::User(user) => Some(Link::new(user.clone())),
            Audience::Everyone => None,
        },
        everyone: *audience == Audience::Everyone,
        share_doctype: doctype.into(),
        share_name: name.to_owned(),
        ..DocShare::default()
    });
    give(&mut share, rights);
    // Sharing does not take permission on DocShare.
    ctx.elevated(|ctx| if stored.is_some() { ctx.save(&mut share) } else { ctx.insert(&mut share) })?;
    Ok(share)
}

/// Gives or takes one right. Who may no longer read may do nothing, and submitting takes writing; a
/// share that gives nothing is deleted.
///
/// # Errors
/// As [`add`].
pub fn set(
    ctx: &mut Context,
    doctype: &str,
    name: &str,
    audience: &Audience,
    right: Rights,
    is_given: bool,
) -> Result<Option<DocShare>> {
    ctx.transaction().begin_writing()?;
    let stored = find(ctx, doctype, name, audience)?;
    let before = stored.as_ref().map_or(Rights::NONE, rights);
    let after = match (is_given, right) {
        (true, right) => before.and(right),
        (false, Rights::READ) => Rights::NONE,
        (false, Rights::WRITE) => before.without(Rights::WRITE.and(Rights::SUBMIT)),
        (false, right) => before.without(right),
    };
    if after.is_empty() {
        remove(ctx, doctype, name, audience)?;
        return Ok(None);
    }
    add(ctx, doctype, name, audience, after).map(Some)
}

/// Takes back a share.
///
/// # Errors
/// As [`add`].
pub fn remove(ctx: &mut Context, doctype: &str, name: &str, audience: &Audience) -> Result<()> {
    ctx.transaction().begin_writing()?;
    check(ctx, doctype, name, Rights::NONE)?;
    match find(ctx, doctype, name, audience)? {
        Some(share) => ctx.elevated(|ctx| ctx.delete(&share)),
        None => Ok(()),
    }
}

/// Forgets that a document was shared: it is deleted, and another may get its name.
pub(crate) fn forget(ctx: &mut Context, doctype: &str, name: &str) -> Result<()> {
    let gone = Statement::new("DELETE FROM ")
        .name("tabDocShare")
        .sql(" WHERE ")
        .name("share_doctype")
        .sql(" = ")
        .value(doctype)
        .sql(" AND ")
        .name("share_name")
        .sql(" = ")
        .value(name)
        .execute(ctx.connection())?;
    if gone > 0 {
        ctx.changed(Change::Shares);
    }
    Ok(())
}

fn find(ctx: &mut Context, doctype: &str, name: &str, audience: &Audience) -> Result<Option<DocShare>> {
    let mut shares = load(ctx, doctype, name)?.into_iter();
    Ok(shares.find(|share| match audience {
        Audience::Everyone => share.everyone,
        Audience::User(user) => {
            !share.everyone && share.user.as_ref().is_some_and(|with| with.as_str().eq_ignore_ascii_case(user))
        }
    }))
}

fn load(ctx: &mut Context, doctype: &str, name: &str) -> Result<Vec<DocShare>> {
    ctx.load(
        docshare::table
            .filter(docshare::share_doctype.eq(doctype.to_owned()))
            .filter(docshare::share_name.eq(name.to_owned()))
            .order((docshare::creation.asc(), docshare::name.asc())),
    )
}

fn give(share: &mut DocShare, rights: Rights) {
    share.read = rights.has(Rights::READ);
    share.write = rights.has(Rights::WRITE);
    share.share = rights.has(Rights::SHARE);
    share.submit = rights.has(Rights::SUBMIT);
}
