//! Who may do what: role permissions, ownership, permission levels, user permissions, shares, and
//! what controllers say.
//!
//! Which documents of a DocType a user has a right on is said once, by [`reach`]: roles open all of
//! them, or the user's own; user permissions and the controller narrow that down; what is shared is
//! added. The check of one document ([`has`]) and lists ([`list_access`]) both follow from it.

pub(crate) mod cache;
mod custom;
mod restriction;
mod roles;
mod rule;
mod shares;
pub mod sharing;
#[cfg(test)]
mod tests;
pub(crate) mod user_permissions;

pub use restriction::{Compares, Restriction};
pub use roles::{Levels, readable_levels, writable_levels};
pub(crate) use roles::{Permission, each_permission};
pub use rule::Rule;
pub(crate) use rule::{Among, Rows};

use crate::context::Context;
use crate::document_store::not_found;
use crate::error::{Error, Result};
use crate::schema::{Meta, Rights};
use crate::table::Record;
use roles::{Grant, role_rights};

/// What documents are listed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Listing<'a> {
    /// To be read, or chosen by who may only select. With a DocType, they are looked for to fill a
    /// link of one of its documents.
    Documents(Option<&'a str>),
    /// To fill a link that user permissions do not count for.
    FreeLink,
    /// For their rows, which takes reading.
    Rows,
}

/// What a list of a DocType shows to the user.
#[derive(Debug, Clone)]
pub(crate) struct ListAccess {
    /// The documents, besides shared ones.
    pub(crate) rule: Rule,
    /// Whether documents that are shared with the user are shown as well.
    pub(crate) shared: bool,
    /// Only `name`, the title and the search fields may be read.
    pub(crate) select_only: bool,
}

/// Fails unless the user has a right on a DocType, or on one of its documents.
///
/// # Errors
/// `PermissionError`.
pub fn check(ctx: &mut Context, meta: &'static Meta, right: Rights, record: Option<&dyn Record>) -> Result<()> {
    if has(ctx, meta, right, record)? {
        return Ok(());
    }
    Err(denied(ctx, meta, right, record))
}

/// Whether the user has a right on a DocType, or on one of its documents. On a DocType it means
/// that there may be documents to use it on; one shared document is enough.
///
/// # Errors
/// When the database fails.
pub fn has(ctx: &mut Context, meta: &'static Meta, right: Rights, record: Option<&dyn Record>) -> Result<bool> {
    if is_free(ctx) {
        return Ok(true);
    }
    if right == Rights::SHARE && ctx.site().caches.settings().disable_document_sharing {
        return Ok(false);
    }
    let Some(record) = record else {
        return has_on_doctype(ctx, meta, right);
    };
    if meta.is_child {
        return has_on_parent(ctx, right, record);
    }
    if let Some(hook) = ctx.handler(meta.name)?.hooks.has_permission
        && hook(record, right, ctx)? == Some(false)
    {
        return Ok(false);
    }
    Ok(reach(ctx, meta, right, Listing::Documents(None))?.holds(record)
        || shares::grants(ctx, meta, &record.name(), right)?)
}

/// Whether no rule holds the user back.
fn is_free(ctx: &Context) -> bool {
    ctx.is_elevated() || ctx.identity().is_administrator()
}

/// Reading and selecting one's own documents takes a look at the DocType, and creating makes one's
/// own; whoever may do more with own documents may not do it with the DocType.
fn has_on_doctype(ctx: &mut Context, meta: &'static Meta, right: Rights) -> Result<bool> {
    if meta.is_child {
        return Ok(false);
    }
    match role_rights(ctx, meta).grant(right) {
        Grant::All => Ok(true),
        Grant::Own if right == Rights::READ || right == Rights::SELECT => Ok(true),
        Grant::Own | Grant::None => shares::any(ctx, meta, right),
    }
}

/// The documents of a DocType that the user has a right on, besides shared ones.
fn reach(ctx: &mut Context, meta: &'static Meta, right: Rights, listing: Listing<'_>) -> Result<Rule> {
    let rule = match role_rights(ctx, meta).grant(right) {
        Grant::None => return Ok(Rule::NOTHING),
        // Frappe: what somebody owns is not held back by user permissions where only owners have
        // the right.
        Grant::Own => rule::owned_by(ctx.user()),
        Grant::All if listing == Listing::FreeLink => Rule::EVERYTHING,
        Grant::All => {
            let reference = if let Listing::Documents(reference) = listing { reference } else { None };
            user_permissions::rule(ctx, meta, reference)?
        }
    };
    // A new document is there for nobody to see yet.
    match ctx.handler(meta.name)?.hooks.permission_query_conditions {
        Some(hook) if right != Rights::CREATE => Ok(rule.and(hook(ctx)?)),
        _ => Ok(rule),
    }
}

/// Fails unless the user may give a document that was changed the links that it has now. (That the
/// user may change the document as it was is for [`check`] to say.)
///
/// # Errors
/// `PermissionError`.
pub(crate) fn check_links(ctx: &mut Context, record: &dyn Record) -> Result<()> {
    let meta = record.meta();
    if is_free(ctx) || role_rights(ctx, meta).grant(Rights::WRITE) != Grant::All {
        return Ok(());
    }
    if user_permissions::rule(ctx, meta, None)?.holds(record)
        || shares::grants(ctx, meta, &record.name(), Rights::WRITE)?
    {
        return Ok(());
    }
    Err(denied(ctx, meta, Rights::WRITE, Some(record)))
}

/// A row may be touched by who may touch its parent in the same way.
fn has_on_parent(ctx: &mut Context, right: Rights, row: &dyn Record) -> Result<bool> {
    let (Some(doctype), Some(name), Some(parentfield)) =
        (row.field("parenttype").as_text(), row.field("parent").as_text(), row.field("parentfield").as_text())
    else {
        return Ok(false);
    };
    let Some(handler) = ctx.site().registry().handler(doctype) else {
        return Ok(false);
    };
    let parent_meta = (handler.meta)();
    // To add a row or to take one away is to change the parent, which is there already.
    let right = if right == Rights::CREATE || right == Rights::DELETE { Rights::WRITE } else { right };
    let Some(table) = parent_meta.field(parentfield).filter(|field| field.options == row.meta().name) else {
        return Ok(false);
    };
    if !roles::levels(ctx, parent_meta, right).has(table.permlevel) {
        return Ok(false);
    }
    let mut parent = (handler.new)();
    let found = ctx.load_into(parent.as_mut(), name)?;
    if !found {
        return Ok(false);
    }
    has(ctx, parent_meta, right, Some(parent.as_ref()))
}

/// What a list of a DocType shows to the user.
///
/// # Errors
/// `PermissionError` when it shows nothing at all.
pub(crate) fn list_access(ctx: &mut Context, meta: &'static Meta, listing: Listing<'_>) -> Result<ListAccess> {
    if is_free(ctx) {
        return Ok(ListAccess { rule: Rule::EVERYTHING, shared: false, select_only: false });
    }
    let rights: &[Rights] = match listing {
        Listing::Documents(_) | Listing::FreeLink => &[Rights::READ, Rights::SELECT],
        Listing::Rows => &[Rights::READ],
    };
    let given = role_rights(ctx, meta);
    let right = rights.iter().copied().find(|right| given.grant(*right) != Grant::None);
    let rule = match right {
        Some(right) => reach(ctx, meta, right, listing)?,
        None => Rule::NOTHING,
    };
    let shared = !rule.is_everything() && shares::any(ctx, meta, Rights::READ)?;
    if right.is_none() && !shared {
        return Err(denied(ctx, meta, Rights::READ, None));
    }
    Ok(ListAccess { rule, shared, select_only: right == Some(Rights::SELECT) })
}

/// The error for a document that is not there. Whoever has no role that shows documents of its
/// DocType is refused as for one that is there, or the answers would tell which users exist.
pub(crate) fn missing(ctx: &Context, meta: &Meta, name: &str) -> Error {
    if meta.is_child || is_free(ctx) || sees_documents(ctx, meta) {
        return not_found(meta.name, name);
    }
    refusal(ctx, "read", &format!("{} {name}", meta.name))
}

/// Whether a role shows documents of a DocType to the user, if only the user's own.
fn sees_documents(ctx: &Context, meta: &Meta) -> bool {
    let given = role_rights(ctx, meta);
    [Rights::READ, Rights::SELECT].into_iter().any(|right| given.grant(right) != Grant::None)
}

fn denied(ctx: &Context, meta: &Meta, right: Rights, record: Option<&dyn Record>) -> Error {
    let right = Rights::ALL.iter().find(|(_, known)| *known == right).map_or("access", |(name, _)| name);
    // The same as for a document that is not there.
    let right = if meta.is_child || sees_documents(ctx, meta) { right } else { "read" };
    let what = match record {
        Some(record) if !record.name().is_empty() => format!("{} {}", meta.name, record.name()),
        _ => meta.name.to_owned(),
    };
    refusal(ctx, right, &what)
}

fn refusal(ctx: &Context, right: &str, what: &str) -> Error {
    Error::no_right(format!("User {} does not have {right} permission for {what}", ctx.user()))
}
