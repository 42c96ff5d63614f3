//! Files follow the documents that they are attached to: the right to read a document includes its files, the right
//! to write it includes the right to delete them (Frappe: `has_permission` of File).

use super::{Rule, has, readable_levels, writable_levels};
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_orm::access_rule::owned_by;
use doctyped_orm::table::{Record, Value};
use doctyped_schema::{Meta, Rights};

/// The DocType whose documents are attached to others.
pub const FILE: &str = "File";

/// The role that may see files of all users.
const MANAGER: &str = "System Manager";

/// The files that a right of a role on all of them is about, without those that [`grants`] adds: the user's own, and for
/// reading the public ones. Frappe gives the role All every right on File, and refuses all other files in the hook. None
/// if the right is not limited: for other DocTypes, new files and System Managers.
pub(super) fn rule(ctx: &Context, meta: &Meta, right: Rights) -> Option<Rule> {
    if meta.name != FILE || right == Rights::CREATE || ctx.identity().has_role(MANAGER) {
        return None;
    }
    let own = owned_by(ctx.user());
    let is_reading = right == Rights::READ || right == Rights::SELECT;
    Some(if is_reading { Rule::Any(vec![Rule::Equal("is_private", Value::Int(0)), own]) } else { own })
}

/// The right on the document that a right on its files takes; none for rights that files do not follow in.
fn right_on_document(right: Rights) -> Option<Rights> {
    if right == Rights::DELETE {
        return Some(Rights::WRITE);
    }
    [Rights::READ, Rights::SELECT, Rights::PRINT, Rights::EMAIL].contains(&right).then_some(Rights::READ)
}

/// Whether the user has a right on a File by the document that it is attached to. A file of a field has the
/// permission level of the field.
pub fn grants(ctx: &mut Context, meta: &Meta, file: &dyn Record, right: Rights) -> Result<bool> {
    let Some(right) = right_on_document(right).filter(|_| meta.name == FILE) else {
        return Ok(false);
    };
    let (Some(doctype), Some(name)) =
        (file.field("attached_to_doctype").as_text(), file.field("attached_to_name").as_text())
    else {
        return Ok(false);
    };
    // A file that is attached to a file would lead from one to the other without end.
    if doctype == FILE {
        return Ok(false);
    }
    reaches(ctx, (doctype, name), file.field("attached_to_field").as_text(), right)
}

/// Whether the user has a right on a stored document, and on the field to which a file is attached.
///
/// # Errors
/// Those of reading the document.
pub fn reaches(ctx: &mut Context, (doctype, name): (&str, &str), field: Option<&str>, right: Rights) -> Result<bool> {
    let Some(entry) = ctx.site().registry().entry(doctype) else {
        return Ok(false);
    };
    let mut document = (entry.new)();
    if !ctx.load_into(document.as_mut(), name)? {
        return Ok(false);
    }
    let meta = document.meta();
    if !has(ctx, meta, right, Some(document.as_ref()))? {
        return Ok(false);
    }
    let field = field.and_then(|field| meta.field(field));
    let levels = if right == Rights::READ { readable_levels(ctx, meta) } else { writable_levels(ctx, meta) };
    Ok(field.is_none_or(|field| levels.has(field.permlevel)))
}
