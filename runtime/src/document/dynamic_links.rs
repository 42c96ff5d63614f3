//! What other DocTypes keep about a document without holding on to it: comments, versions, what is to
//! be done about it. It goes when the document goes and follows when it is renamed. (Shares and files
//! are looked after where their rules are. The audit trail in Activity Log keeps what it says.)

use super::store;
use crate::context::Context;
use crate::db::statement::Statement;
use crate::error::Result;
use crate::schema::{FieldType, Meta};
use crate::table::Bind;

/// DocTypes whose documents are about another one, with the fields that name its DocType and itself
/// (Frappe's list). Those that the server does not have do no harm.
const ABOUT: [(&str, &str, &str); 8] = [
    ("Comment", "reference_doctype", "reference_name"),
    ("Document Follow", "ref_doctype", "ref_docname"),
    ("Email Unsubscribe", "reference_doctype", "reference_name"),
    ("Notification Log", "document_type", "document_name"),
    ("Tag Link", "document_type", "document_name"),
    ("ToDo", "reference_type", "reference_name"),
    ("Version", "ref_doctype", "docname"),
    ("View Log", "reference_doctype", "reference_name"),
];

/// Removes what was kept about a document that was deleted.
pub(super) fn remove(ctx: &mut Context, meta: &Meta, name: &str) -> Result<()> {
    for about in ABOUT {
        let Some((table, doctype_field, name_field)) = fields(ctx, about) else { continue };
        of(Statement::new("DELETE FROM ").name(table.table), doctype_field, name_field, meta, name)
            .execute(ctx.connection())?;
    }
    Ok(())
}

/// Takes along what only knows a renamed document by the text of its name; links follow by
/// themselves.
pub(super) fn rename(ctx: &mut Context, meta: &Meta, old: &str, new: &str) -> Result<()> {
    for about in ABOUT {
        let Some((table, doctype_field, name_field)) = fields(ctx, about) else { continue };
        if table.field(name_field).is_none_or(|field| field.fieldtype == FieldType::DynamicLink) {
            continue;
        }
        let statement =
            Statement::new("UPDATE ").name(table.table).sql(" SET ").name(name_field).sql(" = ").value(Bind::from(new));
        of(statement, doctype_field, name_field, meta, old).execute(ctx.connection())?;
    }
    Ok(())
}

/// The DocType, if it has a table with these fields.
fn fields(
    ctx: &Context,
    (doctype, doctype_field, name_field): (&str, &'static str, &'static str),
) -> Option<(&'static Meta, &'static str, &'static str)> {
    let meta = (ctx.site().registry().handler(doctype)?.meta)();
    let has_columns = meta.column(doctype_field).is_some() && meta.column(name_field).is_some();
    (has_columns && store::has_table(meta)).then_some((meta, doctype_field, name_field))
}

/// Limits a statement to what is about a document.
fn of<'a>(
    statement: Statement<'a>,
    doctype_field: &'a str,
    name_field: &'a str,
    meta: &'a Meta,
    name: &'a str,
) -> Statement<'a> {
    statement
        .sql(" WHERE ")
        .name(doctype_field)
        .sql(" = ")
        .value(meta.name)
        .sql(" AND ")
        .name(name_field)
        .sql(" = ")
        .value(name)
}
