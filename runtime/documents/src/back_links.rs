//! Links of other documents to a document, which prevent that it is deleted or cancelled.

use super::named_document;
use super::store::load::load_into;
use crate::row_key::{RowLock, key};
use doctyped_core::context::BackLink;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_orm::db::statement::{Statement, column};
use doctyped_schema::{FieldType, Meta};

/// DocTypes whose links never prevent a deletion (Frappe's list).
const NON_BLOCKING_DOCTYPES: [&str; 21] = [
    "Access Log",
    "Activity Log",
    "Comment",
    "Communication",
    "Document Follow",
    "Document Share Key",
    "DocShare",
    "Email Queue",
    "Email Unsubscribe",
    "File",
    "Integration Request",
    "Notification Log",
    "Permission Log",
    "Route History",
    "Tag Link",
    "ToDo",
    "Unhandled Email",
    "Version",
    "View Log",
    "Webhook Request Log",
    "Workspace",
];

/// The operation that links to a document prevent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockedOperation {
    /// Every link counts.
    Delete,
    /// Only links of submitted documents count.
    Cancel,
}

/// Checks that no other document links to one that is to be deleted or cancelled.
///
/// # Errors
/// `LinkExistsError` that names the first linking document.
pub fn check(ctx: &mut Context, meta: &'static Meta, name: &str, operation: BlockedOperation) -> Result<()> {
    let site = std::sync::Arc::clone(ctx.site());
    for link in site.registry().links_to(meta.name) {
        if never_blocks(link) || (operation == BlockedOperation::Cancel && link.field.fieldname == "amended_from") {
            continue;
        }
        if let Some((doctype, linking)) = linking_document(ctx, link, meta, name, operation)? {
            let linking = named_document::describe(ctx, &doctype, &linking)?;
            let advice = if meta.slot_of("enabled").or(meta.slot_of("disabled")).is_some()
                && operation == BlockedOperation::Delete
            {
                format!(" You can disable this {} instead of deleting it.", meta.name)
            } else {
                String::new()
            };
            return Err(Error::new(
                ErrorKind::LinkExists,
                format!("Cannot delete or cancel because {} {name} is linked with {linking}.{advice}", meta.name),
            ));
        }
    }
    Ok(())
}

/// Whether the link never prevents a deletion, as those of logs.
pub fn never_blocks(link: &BackLink) -> bool {
    NON_BLOCKING_DOCTYPES.contains(&link.from.name)
}

/// DocType and name of the first other document that links to one through a field; for a child row,
/// those of its parent.
fn linking_document(
    ctx: &mut Context,
    link: &BackLink,
    meta: &'static Meta,
    name: &str,
    operation: BlockedOperation,
) -> Result<Option<(String, String)>> {
    let from = link.from;
    if from.is_single {
        return linking_single(ctx, link, meta, name);
    }
    let columns: &[&str] = if from.is_child { &["parent", "parenttype"] } else { &["name"] };
    let mut statement = Statement::new("SELECT ")
        .names(columns.iter().copied())
        .sql(" FROM ")
        .name(from.table)
        .sql(" WHERE ")
        .equal(link.field.fieldname, name);
    if link.field.fieldtype == FieldType::DynamicLink {
        statement =
            statement.sql(" AND ").equal(link.field.options, meta.name).sql(" AND ").name("docstatus").sql(" <> 2");
    }
    if operation == BlockedOperation::Cancel {
        statement = statement.sql(" AND ").name("docstatus").sql(" = 1");
    }
    // Links of the document to itself do not count.
    if from.is_child {
        statement =
            statement.sql(" AND NOT (").equal("parent", name).sql(" AND ").equal("parenttype", meta.name).sql(")");
    } else if let (true, Some(key)) = (from.name == meta.name, key(meta, name)) {
        statement = statement.sql(" AND ").name("name").sql(" <> ").value(key);
    }
    statement.sql(" LIMIT 1").first(ctx.connection(), |row| {
        let name = column::text(row, 0)?.unwrap_or_default();
        let doctype = if from.is_child { column::text(row, 1)?.unwrap_or_default() } else { from.name.to_owned() };
        Ok((doctype, name))
    })
}

/// The single DocType whose document links to one through a field, if it does.
fn linking_single(
    ctx: &mut Context,
    link: &BackLink,
    meta: &'static Meta,
    name: &str,
) -> Result<Option<(String, String)>> {
    let mut document = (ctx.entry(link.from.name)?.new)();
    load_into(ctx, document.as_mut(), link.from.name, RowLock::None)?;
    let same_type =
        link.field.fieldtype == FieldType::Link || document.field(link.field.options).as_text() == Some(meta.name);
    let links =
        same_type && document.field(link.field.fieldname).as_text() == Some(name) && link.from.name != meta.name;
    Ok(links.then(|| (link.from.name.to_owned(), link.from.name.to_owned())))
}
