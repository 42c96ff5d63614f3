//! Who may do what: role permissions, ownership, permission levels, shares.

mod levels;
mod shares;

pub use levels::{Levels, readable_levels, writable_levels};

use crate::context::Context;
use crate::error::{Error, Result};
use crate::schema::{DocPerm, Meta, OWNER, Rights};
use crate::table::{Record, ValueRef};

/// What a list of a DocType shows to the user.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a question of its own")]
pub struct ListAccess {
    /// Only documents that the user owns, besides the shared ones.
    pub own_only: bool,
    /// Nothing but the shared documents.
    pub shared_only: bool,
    /// Whether there are documents that are shared with the user, where they matter.
    pub shared: bool,
    /// Only `name`, the title and the search fields may be read.
    pub select_only: bool,
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

/// Whether the user has a right on a DocType, or on one of its documents.
///
/// # Errors
/// When the database fails.
pub fn has(ctx: &mut Context, meta: &'static Meta, right: Rights, record: Option<&dyn Record>) -> Result<bool> {
    if ctx.is_elevated() || ctx.identity().is_administrator() {
        return Ok(true);
    }
    if meta.is_child {
        return match record {
            Some(row) => has_on_parent(ctx, right, row),
            None => Ok(false),
        };
    }
    if !meta.is_submittable && Rights::SUBMIT.and(Rights::CANCEL).and(Rights::AMEND).has(right) {
        return Ok(false);
    }
    let owned = record.is_none_or(|record| owns(ctx, record));
    if granted(ctx, meta, right).any(|perm| !perm.if_owner || owned || right == Rights::CREATE) {
        return Ok(true);
    }
    match record {
        Some(record) => shares::grants(ctx, meta, &record.name(), right),
        None => Ok(false),
    }
}

/// A row may be touched by who may touch its parent in the same way; all that changes a row
/// changes the parent.
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
    let Some(table) = parent_meta.field(parentfield).filter(|field| field.options == row.meta().name) else {
        return Ok(false);
    };
    let right = if right == Rights::READ { right } else { Rights::WRITE };
    let levels =
        if right == Rights::READ { readable_levels(ctx, parent_meta) } else { writable_levels(ctx, parent_meta) };
    if !levels.has(table.permlevel) {
        return Ok(false);
    }
    let mut parent = (handler.new)();
    let found = crate::document::load_into(ctx, parent.as_mut(), name)?;
    if !found {
        return Ok(false);
    }
    has(ctx, parent_meta, right, Some(parent.as_ref()))
}

/// The permission rows of the user's roles that give a right on documents.
fn granted<'a>(
    ctx: &'a Context,
    meta: &'static Meta,
    right: Rights,
) -> impl Iterator<Item = &'static DocPerm> + use<'a> {
    let identity = ctx.identity();
    meta.permissions
        .iter()
        .filter(move |perm| perm.permlevel == 0 && perm.rights.has(right) && identity.has_role(perm.role))
}

fn owns(ctx: &Context, record: &dyn Record) -> bool {
    matches!(record.get(OWNER), ValueRef::Text(owner) if owner.eq_ignore_ascii_case(ctx.user()))
}

/// What a list of a DocType shows to the user.
///
/// # Errors
/// `PermissionError` when it shows nothing at all.
pub fn list_access(ctx: &mut Context, meta: &'static Meta) -> Result<ListAccess> {
    if ctx.is_elevated() || ctx.identity().is_administrator() {
        return Ok(ListAccess::default());
    }
    let (mut everything, mut own, mut select) = (false, false, false);
    for perm in granted(ctx, meta, Rights::READ) {
        if perm.if_owner { own = true } else { everything = true }
    }
    if everything {
        return Ok(ListAccess::default());
    }
    if granted(ctx, meta, Rights::SELECT).next().is_some() {
        select = true;
    }
    let shared = shares::any(ctx, meta)?;
    if own {
        return Ok(ListAccess { own_only: true, shared, ..ListAccess::default() });
    }
    if select {
        return Ok(ListAccess { select_only: true, ..ListAccess::default() });
    }
    if !shared {
        return Err(denied(ctx, meta, Rights::READ, None));
    }
    Ok(ListAccess { shared_only: true, shared, ..ListAccess::default() })
}

fn denied(ctx: &Context, meta: &Meta, right: Rights, record: Option<&dyn Record>) -> Error {
    let right = Rights::ALL.iter().find(|(_, known)| *known == right).map_or("access", |(name, _)| name);
    let what = match record {
        Some(record) if !record.name().is_empty() => format!("{} {}", meta.name, record.name()),
        _ => meta.name.to_owned(),
    };
    Error::permission(format!("User {} does not have {right} permission for {what}", ctx.user()))
}
