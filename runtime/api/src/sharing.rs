//! Sharing of documents: the operations of `frappe.share`.
//!
//! Sharing takes the right `share` on the document, and users cannot grant rights that they do not have.

use diesel::{ExpressionMethods, QueryDsl};
use doctyped_auth::permission;
use doctyped_core::context::Context;
use doctyped_core::error::{ErrorKind, Result};
use doctyped_documents::lifecycle;
use doctyped_models::docshare;
use doctyped_models::docshare::DocShare;
use doctyped_models::user::User;
use doctyped_orm::table::{Document, Link, Record};
use doctyped_schema::Rights;

/// The users that a document is shared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    /// One user, by name.
    User(String),
    /// Every user apart from Guest.
    Everyone,
}

/// The rights that a share grants.
pub fn rights(share: &DocShare) -> Rights {
    [
        (share.read, Rights::READ),
        (share.write, Rights::WRITE),
        (share.share, Rights::SHARE),
        (share.submit, Rights::SUBMIT),
    ]
    .into_iter()
    .filter(|(is_granted, _)| *is_granted)
    .fold(Rights::NONE, |all, (_, right)| all.and(right))
}

/// Reads a document that the user may share, with the rights to grant.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`.
pub fn check(ctx: &mut Context, doctype: &str, name: &str, granted: Rights) -> Result<Box<dyn Record>> {
    let entry = ctx.entry(doctype)?;
    let record = lifecycle::load_for(ctx, entry, name, Rights::SHARE)?;
    for right in [Rights::READ, Rights::WRITE, Rights::SUBMIT].into_iter().filter(|right| granted.has(*right)) {
        permission::check(ctx, (entry.meta)(), right, Some(record.as_ref()))?;
    }
    Ok(record)
}

/// Checks that the user may know of the user in an audience: it is the user, or one that the user may list.
/// Otherwise shares would tell which users exist.
///
/// # Errors
/// `PermissionError`, whether there is such a user or not.
pub fn check_audience(ctx: &mut Context, audience: &Audience) -> Result<()> {
    match audience {
        Audience::User(user) if user != ctx.user() && !permission::sees_all(ctx, User::doctype())? => {
            let entry = ctx.entry(User::DOCTYPE)?;
            match lifecycle::load_for(ctx, entry, user, Rights::SELECT) {
                Err(error) if error.kind() == ErrorKind::Permission => {
                    lifecycle::load_for(ctx, entry, user, Rights::READ).map(drop)
                }
                found => found.map(drop),
            }
        }
        _ => Ok(()),
    }
}

/// Shares a document. The rights of an existing share are replaced.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`, and the validation errors of DocShare.
pub fn add(ctx: &mut Context, doctype: &str, name: &str, audience: &Audience, rights: Rights) -> Result<DocShare> {
    ctx.begin_writing()?;
    let name = check(ctx, doctype, name, Rights::NONE)?.name();
    check_audience(ctx, audience)?;
    let stored = find(ctx, doctype, &name, audience)?;
    let before = stored.as_ref().map_or(Rights::NONE, self::rights);
    check(ctx, doctype, &name, rights.without(before))?;
    let mut share = stored.clone().unwrap_or_else(|| DocShare {
        user: match audience {
            Audience::User(user) => Some(Link::new(user.clone())),
            Audience::Everyone => None,
        },
        everyone: *audience == Audience::Everyone,
        share_doctype: doctype.into(),
        share_name: name,
        ..DocShare::default()
    });
    set_rights(&mut share, rights);
    // Elevated: sharing takes no permission on the DocType DocShare.
    ctx.elevated(|ctx| if stored.is_some() { ctx.save(&mut share) } else { ctx.insert(&mut share) })?;
    Ok(share)
}

/// Grants or revokes one right. Revoking `read` revokes all rights, and revoking `write` revokes `submit`; a
/// share without rights is deleted.
///
/// # Errors
/// As [`add`].
pub fn set(
    ctx: &mut Context,
    doctype: &str,
    name: &str,
    audience: &Audience,
    right: Rights,
    is_granted: bool,
) -> Result<Option<DocShare>> {
    ctx.begin_writing()?;
    let name = check(ctx, doctype, name, Rights::NONE)?.name();
    let stored = find(ctx, doctype, &name, audience)?;
    let before = stored.as_ref().map_or(Rights::NONE, rights);
    let after = match (is_granted, right) {
        (true, right) => before.and(right),
        (false, Rights::READ) => Rights::NONE,
        (false, Rights::WRITE) => before.without(Rights::WRITE.and(Rights::SUBMIT)),
        (false, right) => before.without(right),
    };
    if after.is_empty() {
        remove(ctx, doctype, &name, audience)?;
        return Ok(None);
    }
    add(ctx, doctype, &name, audience, after).map(Some)
}

/// Deletes a share.
///
/// # Errors
/// As [`add`].
pub fn remove(ctx: &mut Context, doctype: &str, name: &str, audience: &Audience) -> Result<()> {
    ctx.begin_writing()?;
    let name = check(ctx, doctype, name, Rights::NONE)?.name();
    // Requests at a time may have shared it twice.
    for share in find_all(ctx, doctype, &name, audience)? {
        ctx.elevated(|ctx| ctx.delete(&share))?;
    }
    Ok(())
}

/// Whether there is another share of the same document with the same users.
pub(crate) fn exists(ctx: &mut Context, share: &DocShare) -> Result<bool> {
    let audience = match &share.user {
        Some(user) if !share.everyone => Audience::User(user.as_str().to_owned()),
        _ => Audience::Everyone,
    };
    Ok(find(ctx, share.share_doctype.as_str(), &share.share_name, &audience)?.is_some())
}

fn find(ctx: &mut Context, doctype: &str, name: &str, audience: &Audience) -> Result<Option<DocShare>> {
    Ok(find_all(ctx, doctype, name, audience)?.into_iter().next())
}

fn find_all(ctx: &mut Context, doctype: &str, name: &str, audience: &Audience) -> Result<Vec<DocShare>> {
    let mut shares = load(ctx, doctype, name)?;
    shares.retain(|share| match audience {
        Audience::Everyone => share.everyone,
        Audience::User(user) => {
            !share.everyone && share.user.as_ref().is_some_and(|shared| shared.as_str().eq_ignore_ascii_case(user))
        }
    });
    Ok(shares)
}

fn load(ctx: &mut Context, doctype: &str, name: &str) -> Result<Vec<DocShare>> {
    ctx.load(
        docshare::table
            .filter(docshare::share_doctype.eq(doctype.to_owned()))
            .filter(docshare::share_name.eq(name.to_owned()))
            .order((docshare::creation.asc(), docshare::name.asc())),
    )
}

fn set_rights(share: &mut DocShare, rights: Rights) {
    share.read = rights.has(Rights::READ);
    share.write = rights.has(Rights::WRITE);
    share.share = rights.has(Rights::SHARE);
    share.submit = rights.has(Rights::SUBMIT);
}
