//! Storage of documents: SQL without permissions, checks or hooks.
//!
//! A document is a row of the table of its DocType ([`table_row`]) with rows of child tables
//! ([`child_table`]), or text in `tabSingles` where the DocType is single (`single`). [`load`] reads
//! all of these, and virtual DocTypes too.

pub mod child_table;
pub mod load;
mod single;
pub mod table_row;

pub use load::each_row_of;

use super::row_key::key;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_orm::db::statement::Statement;
use doctyped_orm::table::Record;
use doctyped_schema as schema;
use doctyped_schema::Meta;

/// Inserts the row of a document, or the fields of a single one. Child rows are not written.
///
/// # Errors
/// `DuplicateEntryError` when the name is taken, `UniqueValidationError` when a unique value is.
pub fn insert_row(ctx: &mut Context, record: &dyn Record) -> Result<()> {
    if record.meta().is_single { single::insert(ctx, record) } else { table_row::insert(ctx, record) }
}

/// Overwrites the row of a document; `false` when there is no row of that name.
///
/// # Errors
/// `UniqueValidationError` when a unique value is taken.
pub(crate) fn update_row(ctx: &mut Context, record: &dyn Record) -> Result<bool> {
    if record.meta().is_single {
        return single::write(ctx, record).map(|()| true);
    }
    table_row::update(ctx, record)
}

/// Deletes the row of a document.
pub(crate) fn delete_row(ctx: &mut Context, meta: &Meta, name: &str) -> Result<()> {
    if meta.is_single { single::delete(ctx, meta) } else { table_row::delete(ctx, meta, name) }
}

/// Writes the docstatus of a document and of its child rows, `modified` and `modified_by`; `false`
/// when there is no row of that name.
pub(crate) fn set_docstatus(ctx: &mut Context, record: &dyn Record) -> Result<bool> {
    let meta = record.meta();
    let name = record.name();
    let Some(key) = key(meta, &name) else {
        return Ok(false);
    };
    let updated = Statement::new("UPDATE ")
        .name(meta.table)
        .sql(" SET ")
        .equal("docstatus", record.get(schema::DOCSTATUS))
        .sql(", ")
        .equal("modified", record.get(schema::MODIFIED))
        .sql(", ")
        .equal("modified_by", record.get(schema::MODIFIED_BY))
        .sql(" WHERE ")
        .equal("name", key)
        .execute(ctx.connection())?;
    for field in meta.tables() {
        let child = (ctx.entry(field.options)?.meta)();
        if !child.is_virtual {
            child_table::set_docstatus(ctx, child, record)?;
        }
    }
    Ok(updated > 0)
}
