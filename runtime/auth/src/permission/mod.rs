//! Permissions: role permissions, ownership, permission levels, user permissions, shares and controller
//! hooks.
//!
//! One function, `reach`, computes the documents of a DocType that a user has a right on: roles grant it on
//! all documents or on the user's own, user permissions and the controller's conditions restrict these, and
//! shares are added. The check of one document ([`has`]) and lists ([`list_access`]) both use it.

pub mod attached;
pub mod custom;
mod roles;
pub mod shares;
pub mod user_permissions;

pub use doctyped_orm::access_rule::Rule;
pub use doctyped_orm::access_rule::{In, Rows};
pub use doctyped_orm::restriction::{Compares, Restriction};
pub use roles::{Levels, are_all_in, readable_levels, reads_all_fields, writable_levels};
pub use roles::{Permission, each_permission};

use doctyped_core::context::Context;
use doctyped_core::context::not_found;
use doctyped_core::error::{Error, Result};
use doctyped_orm::table::Record;
use doctyped_schema::{Meta, Rights};
use roles::{Grant, role_rights};

/// The purpose of a list, which decides the rights that it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing<'a> {
    /// Documents to read or select. With a DocType, they are candidates for a link field of its documents.
    Documents(Option<&'a str>),
    /// Candidates for a link field that ignores user permissions.
    FreeLink,
    /// Parents whose child rows are listed, which takes the right to read.
    Rows,
}

/// The part of a DocType that a list shows to the user.
#[derive(Debug, Clone)]
pub struct ListAccess {
    /// The documents, apart from shared ones.
    pub rule: Rule,
    /// Whether documents that are shared with the user are included.
    pub shared: bool,
    /// Whether only `name`, the title and the search fields are readable.
    pub select_only: bool,
}

/// Checks that the user has a right on a DocType, or on one of its documents.
///
/// # Errors
/// `PermissionError`.
pub fn check(ctx: &mut Context, meta: &'static Meta, right: Rights, record: Option<&dyn Record>) -> Result<()> {
    if has(ctx, meta, right, record)? {
        return Ok(());
    }
    Err(denied(ctx, meta, right, record))
}

/// Whether the user has a right on a DocType, or on one of its documents. A right on a DocType means that
/// there may be documents that the user has it on; one shared document is enough.
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
    if let Some(hook) = ctx.entry(meta.name)?.hooks.has_permission
        && hook(record, right, ctx)? == Some(false)
    {
        return Ok(false);
    }
    Ok(reach(ctx, meta, right, Listing::Documents(None))?.holds(record)
        || shares::grants(ctx, meta, &record.name(), right)?
        || attached::grants(ctx, meta, record, right)?)
}

/// Whether there may be documents of a DocType that the user has a right on, be they only the user's own.
///
/// # Errors
/// Those of the statement that looks shared documents up.
pub fn may_have(ctx: &mut Context, meta: &'static Meta, right: Rights) -> Result<bool> {
    Ok(is_free(ctx) || role_rights(ctx, meta).grant(right) != Grant::None || shares::any(ctx, meta, right)?)
}

/// Whether permissions are not checked: for elevated code and for Administrator.
fn is_free(ctx: &Context) -> bool {
    ctx.is_elevated() || ctx.identity().is_administrator()
}

/// Whether the user has a right on a DocType. With `if_owner`, only reading and selecting count, since a list
/// of one's own documents takes them; other rights on one's own documents are no rights on the DocType.
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

/// The documents of a DocType that the user has a right on, apart from shared ones.
fn reach(ctx: &mut Context, meta: &'static Meta, right: Rights, listing: Listing<'_>) -> Result<Rule> {
    let rule = match role_rights(ctx, meta).grant(right) {
        Grant::None => return Ok(Rule::NOTHING),
        // Frappe: user permissions do not restrict documents of their owner if only owners have the right.
        Grant::Own => doctyped_orm::access_rule::owned_by(ctx.user()),
        Grant::All if listing == Listing::FreeLink => Rule::EVERYTHING,
        Grant::All => {
            let reference = if let Listing::Documents(reference) = listing { reference } else { None };
            user_permissions::rule(ctx, meta, reference)?
        }
    };
    let rule = match attached::rule(ctx, meta, right) {
        Some(files) => rule.and(files),
        None => rule,
    };
    // A new document is not stored yet, so the conditions of queries do not apply.
    match ctx.entry(meta.name)?.hooks.permission_query_conditions {
        Some(hook) if right != Rights::CREATE => Ok(rule.and(hook(ctx)?)),
        _ => Ok(rule),
    }
}

/// Checks that user permissions allow the links of a changed document. (Whether the user may change the
/// stored document is up to [`check`].)
///
/// # Errors
/// `PermissionError`.
pub fn check_links(ctx: &mut Context, record: &dyn Record) -> Result<()> {
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

/// Whether the user has a right on a child row: the right on its parent, and on the level of its table field.
fn has_on_parent(ctx: &mut Context, right: Rights, row: &dyn Record) -> Result<bool> {
    let (Some(doctype), Some(name), Some(parentfield)) =
        (row.field("parenttype").as_text(), row.field("parent").as_text(), row.field("parentfield").as_text())
    else {
        return Ok(false);
    };
    let Some(entry) = ctx.site().registry().entry(doctype) else {
        return Ok(false);
    };
    let parent_meta = (entry.meta)();
    // Adding or removing a row is a change of the parent.
    let right = if right == Rights::CREATE || right == Rights::DELETE { Rights::WRITE } else { right };
    let Some(table) = parent_meta.field(parentfield).filter(|field| field.options == row.meta().name) else {
        return Ok(false);
    };
    if !roles::levels(ctx, parent_meta, right).has(table.permlevel) {
        return Ok(false);
    }
    let mut parent = (entry.new)();
    let found = ctx.load_into(parent.as_mut(), name)?;
    if !found {
        return Ok(false);
    }
    has(ctx, parent_meta, right, Some(parent.as_ref()))
}

/// The part of a DocType that a list shows to the user.
///
/// # Errors
/// `PermissionError` if the user may see no document.
pub fn list_access(ctx: &mut Context, meta: &'static Meta, listing: Listing<'_>) -> Result<ListAccess> {
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

/// Checks a right on the document that a request names, whether there is one or not.
///
/// If the user may not read the document, the error is that for a name without a document, with the name as the
/// request has it. Otherwise users would learn which documents exist and how their names are spelled.
///
/// # Errors
/// `DoesNotExistError` if there is no document and the user may read all documents of the DocType;
/// `PermissionError` in all other cases.
pub fn check_named(
    ctx: &mut Context,
    meta: &'static Meta,
    right: Rights,
    found: Option<&dyn Record>,
    name: &str,
) -> Result<()> {
    match found {
        None => Err(missing(ctx, meta, name)),
        Some(record) if has(ctx, meta, right, Some(record))? => Ok(()),
        Some(record) => Err(denied_on(ctx, meta, right, record, name)),
    }
}

/// The error for a name without a document.
fn missing(ctx: &mut Context, meta: &'static Meta, name: &str) -> Error {
    match sees_all(ctx, meta) {
        Ok(true) => not_found(meta.name, name),
        Ok(false) => refusal(ctx, "read", &format!("{} {name}", meta.name)),
        Err(error) => error,
    }
}

/// Whether the user may read or list every document of a DocType, so that a missing document is no secret. For
/// child rows this takes every DocType that has such rows.
///
/// # Errors
/// Those of the controller's conditions.
pub fn sees_all(ctx: &mut Context, meta: &'static Meta) -> Result<bool> {
    if is_free(ctx) {
        return Ok(true);
    }
    // The application may have its own definition of a built-in DocType.
    let meta = (ctx.entry(meta.name)?.meta)();
    if !meta.is_child {
        return sees_all_documents(ctx, meta);
    }
    let metas = ctx.site().registry().entries().map(|entry| (entry.meta)());
    let parents: Vec<(&'static Meta, u8)> = metas
        .flat_map(|parent| parent.tables().iter().map(move |table| (parent, table)))
        .filter(|(_, table)| table.options == meta.name)
        .map(|(parent, table)| (parent, table.permlevel))
        .collect();
    for (parent, permlevel) in &parents {
        if !readable_levels(ctx, parent).has(*permlevel) || !sees_all_documents(ctx, parent)? {
            return Ok(false);
        }
    }
    Ok(!parents.is_empty())
}

fn sees_all_documents(ctx: &mut Context, meta: &'static Meta) -> Result<bool> {
    // The hook may refuse any document.
    if ctx.entry(meta.name)?.hooks.has_permission.is_some() {
        return Ok(false);
    }
    for right in [Rights::READ, Rights::SELECT] {
        if reach(ctx, meta, right, Listing::Documents(None))?.is_everything() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The error for a right on a DocType or on a document that the server has loaded itself.
fn denied(ctx: &mut Context, meta: &'static Meta, right: Rights, record: Option<&dyn Record>) -> Error {
    match record {
        Some(record) if !record.name().is_empty() => denied_on(ctx, meta, right, record, &record.name()),
        _ => refusal(ctx, name_of(right), meta.name),
    }
}

/// The error for a right on a document. It names the right only if the user may read the document.
fn denied_on(ctx: &mut Context, meta: &'static Meta, right: Rights, record: &dyn Record, name: &str) -> Error {
    // The document to create is the user's own.
    if right == Rights::CREATE {
        return refusal(ctx, name_of(right), &format!("{} {name}", meta.name));
    }
    match has(ctx, meta, Rights::READ, Some(record)) {
        Ok(true) => refusal(ctx, name_of(right), &format!("{} {}", meta.name, record.name())),
        Ok(false) => refusal(ctx, "read", &format!("{} {name}", meta.name)),
        Err(error) => error,
    }
}

fn name_of(right: Rights) -> &'static str {
    Rights::ALL.iter().find(|(_, known)| *known == right).map_or("access", |(name, _)| name)
}

fn refusal(ctx: &Context, right: &str, what: &str) -> Error {
    Error::no_right(format!("User {} does not have {right} permission for {what}", ctx.user()))
}
