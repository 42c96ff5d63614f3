//! Documents that belong to another document by DocType and name: comments, versions, assignments.
//!
//! They do not prevent that the document is deleted: they are deleted with it, and follow it when it
//! is renamed. Shares and files do so too, in their own modules. Entries of Activity Log, the audit
//! trail, keep the name as it was.

use crate::row_key::has_table;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_orm::db::statement::Statement;
use doctyped_orm::table::Bind;
use doctyped_schema::{FieldType, Meta};

/// DocTypes with the fields that hold DocType and name of the other document (Frappe's list). Those that
/// the server lacks are skipped.
const REFERENCES: [(&str, &str, &str); 8] = [
    ("Comment", "reference_doctype", "reference_name"),
    ("Document Follow", "ref_doctype", "ref_docname"),
    ("Email Unsubscribe", "reference_doctype", "reference_name"),
    ("Notification Log", "document_type", "document_name"),
    ("Tag Link", "document_type", "document_name"),
    ("ToDo", "reference_type", "reference_name"),
    ("Version", "ref_doctype", "docname"),
    ("View Log", "reference_doctype", "reference_name"),
];

/// Deletes the documents that belong to a deleted one.
pub fn remove(ctx: &mut Context, meta: &Meta, name: &str) -> Result<()> {
    for reference in REFERENCES {
        let Some((table, doctype_field, name_field)) = columns(ctx, reference) else { continue };
        where_reference(Statement::new("DELETE FROM ").name(table.table), doctype_field, name_field, meta, name)
            .execute(ctx.connection())?;
    }
    Ok(())
}

/// Updates the name of a renamed document in fields of text. Dynamic Link fields are updated with all
/// other links.
pub fn rename(ctx: &mut Context, meta: &Meta, old: &str, new: &str) -> Result<()> {
    for reference in REFERENCES {
        let Some((table, doctype_field, name_field)) = columns(ctx, reference) else { continue };
        if table.field(name_field).is_none_or(|field| field.fieldtype == FieldType::DynamicLink) {
            continue;
        }
        let statement =
            Statement::new("UPDATE ").name(table.table).sql(" SET ").name(name_field).sql(" = ").value(Bind::from(new));
        where_reference(statement, doctype_field, name_field, meta, old).execute(ctx.connection())?;
    }
    Ok(())
}

/// Metadata and columns of a reference, if the DocType has a table with these columns.
fn columns(
    ctx: &Context,
    (doctype, doctype_field, name_field): (&str, &'static str, &'static str),
) -> Option<(&'static Meta, &'static str, &'static str)> {
    let meta = (ctx.site().registry().entry(doctype)?.meta)();
    let has_columns = meta.column(doctype_field).is_some() && meta.column(name_field).is_some();
    (has_columns && has_table(meta)).then_some((meta, doctype_field, name_field))
}

/// Limits a statement to the rows that refer to a document.
fn where_reference<'a>(
    statement: Statement<'a>,
    doctype_field: &'a str,
    name_field: &'a str,
    meta: &'a Meta,
    name: &'a str,
) -> Statement<'a> {
    statement.sql(" WHERE ").equal(doctype_field, meta.name).sql(" AND ").equal(name_field, name)
}
