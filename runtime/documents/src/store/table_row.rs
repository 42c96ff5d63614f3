//! SQL on the row that a document has in the table of its DocType.
//!
//! It takes metadata, a record and a connection. Single and virtual DocTypes, which have no table, and the
//! document lifecycle are above this module.

use crate::row_key::key;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_orm::db;
use doctyped_orm::db::statement::Statement;
use doctyped_orm::table::{Record, binds};
use doctyped_schema as schema;
use doctyped_schema::{Meta, Naming};

/// Locks all documents of a DocType for which a row lock does not suffice: a single document has many
/// rows, and one change in a tree renumbers other nodes.
pub(crate) fn lock_doctype(ctx: &mut Context, meta: &Meta) -> Result<()> {
    if meta.is_single || meta.is_tree { ctx.transaction().lock(meta.name) } else { Ok(()) }
}

/// Inserts a row.
///
/// # Errors
/// `DuplicateEntryError` when the name is taken, `UniqueValidationError` when a unique value is.
pub fn insert(ctx: &mut Context, record: &dyn Record) -> Result<()> {
    let meta = record.meta();
    lock_doctype(ctx, meta)?;
    Statement::new("INSERT INTO ")
        .name(meta.table)
        .sql(" (")
        .slots(meta)
        .sql(") VALUES (")
        .values(binds(record))
        .sql(")")
        .execute(ctx.connection())
        .map_err(|error| constraint_error(record, error))?;
    Ok(())
}

/// Overwrites all columns of a row; `false` when there is no row of that name.
///
/// # Errors
/// `UniqueValidationError` when a unique value is taken.
pub fn update(ctx: &mut Context, record: &dyn Record) -> Result<bool> {
    let meta = record.meta();
    let name = record.name();
    let Some(key) = key(meta, &name) else {
        return Ok(false);
    };
    let mut statement = Statement::new("UPDATE ").name(meta.table).sql(" SET ");
    for (index, (column, value)) in meta.slots().iter().zip(binds(record)).skip(schema::OWNER).enumerate() {
        statement = statement.sql(if index > 0 { ", " } else { "" }).name(column.fieldname).sql(" = ").value(value);
    }
    let updated = statement
        .sql(" WHERE ")
        .equal("name", key)
        .execute(ctx.connection())
        .map_err(|error| constraint_error(record, error))?;
    Ok(updated > 0)
}

/// Deletes a row by its name.
pub fn delete(ctx: &mut Context, meta: &Meta, name: &str) -> Result<()> {
    if let Some(key) = key(meta, name) {
        Statement::new("DELETE FROM ").name(meta.table).sql(" WHERE ").equal("name", key).execute(ctx.connection())?;
    }
    Ok(())
}

/// The violation of a unique constraint as the error that a client reads; other errors unchanged.
pub(crate) fn constraint_error(record: &dyn Record, error: DieselError) -> Error {
    let meta = record.meta();
    let DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, information) = &error else {
        return error.into();
    };
    match db::taken_field(meta, information.as_ref()) {
        // The field that the document is named by is taken exactly when the name is.
        Some(field) if meta.naming == Naming::Field(field.fieldname) => duplicate_name(record),
        Some(field) => Error::new(
            ErrorKind::UniqueValidation,
            format!(
                "{} must be unique: another {} has {:?}",
                field.title(),
                meta.name,
                record.field(field.fieldname).to_text()
            ),
        ),
        None => duplicate_name(record),
    }
}

/// The error for a name that another document has.
pub(crate) fn duplicate_name(record: &dyn Record) -> Error {
    Error::new(ErrorKind::DuplicateEntry, format!("{} {} already exists", record.meta().name, record.name()))
}
