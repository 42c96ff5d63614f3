//! Reads and writes the rows of documents, without any rule.

mod children;

pub(super) use children::{delete_rows, delete_rows_of, insert_rows, stamp_rows};

use super::marks::{Shown, has_marks};
use super::served;
use crate::context::Context;
use crate::db;
use crate::db::statement::{Statement, column};
use crate::error::{Error, ErrorKind, Result};
use crate::schema::{self, DocField, Meta, Naming, Storage};
use crate::table::{Bind, Record, Value, binds, read_into};
use diesel::result::{DatabaseErrorKind, Error as DieselError};

/// The name as the key column holds it; none when no document can have it.
pub(super) fn key<'a>(meta: &Meta, name: &'a str) -> Option<Bind<'a>> {
    match meta.naming {
        Naming::Autoincrement => name.parse().ok().map(Bind::Int),
        _ => Some(Bind::from(name)),
    }
}

/// Whether a DocType has a table of its own.
pub(super) fn has_table(meta: &Meta) -> bool {
    !meta.is_single && !meta.is_virtual
}

/// Whether what is read stays as it is until the transaction ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lock {
    /// Others may change it.
    None,
    /// Others who are going to change it wait.
    Document,
}

/// Reads a document with its rows; gives `false` when there is none of that name.
pub(super) fn load_into(ctx: &mut Context, record: &mut dyn Record, name: &str, lock: Lock) -> Result<bool> {
    Ok(load_shown(ctx, record, name, lock)?.is_some())
}

/// Reads a document with its rows, and what its JSON shows beside them; none when there is none of
/// that name.
pub(super) fn load_shown(ctx: &mut Context, record: &mut dyn Record, name: &str, lock: Lock) -> Result<Option<Shown>> {
    let meta = record.meta();
    let without_marks = |found: bool| found.then(Shown::default);
    if meta.is_virtual {
        return served::load_into(ctx, record, name).map(without_marks);
    }
    // With rows there are several statements, which have to see one state of the database.
    if !meta.tables().is_empty() || meta.is_single {
        ctx.transaction().begin_reading()?;
    }
    if lock == Lock::Document {
        lock_all(ctx, meta)?;
    }
    let found = if meta.is_single {
        without_marks(load_single(ctx, record, name)?)
    } else {
        load_row(ctx, record, name, lock)?
    };
    if found.is_some() {
        for table in 0..meta.tables().len() {
            load_rows(ctx, record, table)?;
        }
    }
    Ok(found)
}

/// Keeps others from changing any document of a DocType for which the lock of one row would not do:
/// a single has many, and in a tree one change renumbers others.
fn lock_all(ctx: &mut Context, meta: &Meta) -> Result<()> {
    if meta.is_single || meta.is_tree { ctx.transaction().lock(meta.name) } else { Ok(()) }
}

fn load_row(ctx: &mut Context, record: &mut dyn Record, name: &str, lock: Lock) -> Result<Option<Shown>> {
    let meta = record.meta();
    let Some(key) = key(meta, name) else {
        return Ok(None);
    };
    let mut statement = Statement::new("SELECT ").slots(meta);
    if has_marks(meta) {
        statement = statement.sql(", ").names(Shown::COLUMNS);
    }
    statement = statement.sql(" FROM ").name(meta.table).sql(" WHERE ").name("name").sql(" = ").value(key);
    if lock == Lock::Document {
        statement = statement.dialect_sql(db::Dialect::for_update);
    }
    statement.first(ctx.connection(), |row| {
        read_into(record, row).map_err(|error| unreadable(meta, name, error))?;
        if has_marks(meta) { Shown::read(row, meta.slots().len()) } else { Ok(Shown::default()) }
    })
}

fn unreadable(meta: &Meta, name: &str, error: Box<dyn std::error::Error + Send + Sync>) -> Error {
    Error::internal(format!("{} {name} cannot be read from the database", meta.name)).caused_by(error)
}

/// Reads the rows of one table field, in order.
fn load_rows(ctx: &mut Context, record: &mut dyn Record, table: usize) -> Result<()> {
    let meta = record.meta();
    let name = record.name();
    let Some(field) = meta.tables().get(table) else {
        return Ok(());
    };
    let Some(rows) = record.rows_mut(table) else {
        return Ok(());
    };
    rows.clear();
    let child = rows.meta();
    if child.is_virtual {
        return Ok(());
    }
    let statement = rows_of(child, meta, field, &[name.as_str()]).names(["idx", "name"]);
    statement
        .load(ctx.connection(), |row| read_into(rows.push(), row).map_err(|error| unreadable(child, &name, error)))?;
    Ok(())
}

/// A statement for the rows of a table field of some documents, complete but for the order.
fn rows_of<'a>(child: &'a Meta, parent: &'a Meta, field: &'a DocField, names: &[&'a str]) -> Statement<'a> {
    let statement =
        Statement::new("SELECT ").slots(child).sql(" FROM ").name(child.table).sql(" WHERE ").name("parent");
    let statement = match names {
        [name] => statement.sql(" = ").value(*name),
        names => statement.sql(" IN (").values(names.iter().map(|name| Bind::from(*name))).sql(")"),
    };
    statement
        .sql(" AND ")
        .name("parenttype")
        .sql(" = ")
        .value(parent.name)
        .sql(" AND ")
        .name("parentfield")
        .sql(" = ")
        .value(field.fieldname)
        .sql(" ORDER BY ")
}

/// Reads the rows of a table field of several documents with one query; those of one document come
/// together and in their order.
pub(crate) fn each_row_of(
    ctx: &mut Context,
    parent: &'static Meta,
    field: &'static DocField,
    names: &[&str],
    mut each: impl FnMut(&dyn Record),
) -> Result<()> {
    let handler = ctx.handler(field.options)?;
    let child = (handler.meta)();
    if child.is_virtual || names.is_empty() {
        return Ok(());
    }
    let statement = rows_of(child, parent, field, names).names(["parent", "idx", "name"]);
    statement.load(ctx.connection(), |row| {
        let mut record = (handler.new)();
        read_into(record.as_mut(), row).map_err(|error| unreadable(child, parent.name, error))?;
        each(record.as_ref());
        Ok(())
    })?;
    Ok(())
}

/// Reads the one document of a single DocType from `tabSingles`. One that was never saved has the
/// defaults of a new document.
fn load_single(ctx: &mut Context, record: &mut dyn Record, name: &str) -> Result<bool> {
    let meta = record.meta();
    if !name.eq_ignore_ascii_case(meta.name) {
        return Ok(false);
    }
    let statement = Statement::new("SELECT ")
        .names(["field", "value"])
        .sql(" FROM ")
        .name("tabSingles")
        .sql(" WHERE ")
        .name("doctype")
        .sql(" = ")
        .value(meta.name);
    let stored = statement
        .load(ctx.connection(), |row| Ok((column::text(row, 0)?.unwrap_or_default(), column::text(row, 1)?)))?;
    if stored.is_empty() {
        super::defaults::apply(ctx, record)?;
    } else {
        record.clear();
    }
    for (field, value) in stored {
        if let Some(slot) = meta.slot_of(&field)
            && let Some(column) = meta.slot(slot)
        {
            record.set(slot, single_value(column, value)?)?;
        }
    }
    record.set(schema::NAME, Value::Text(meta.name.to_owned()))?;
    Ok(true)
}

/// The text of `tabSingles` as the field's type.
fn single_value(column: &DocField, text: Option<String>) -> Result<Value> {
    match text {
        None => Ok(Value::Null),
        Some(text) => match column.storage() {
            // What is stored was checked when it was saved; what an older Frappe left there and is
            // no date reads as none.
            Some(Storage::Date | Storage::Datetime | Storage::Time) => {
                Ok(super::coerce::coerce(column, &text.into()).unwrap_or(Value::Null))
            }
            _ => super::coerce::coerce(column, &text.into()),
        },
    }
}

/// Whether there is a document of that name.
pub(super) fn exists(ctx: &mut Context, meta: &'static Meta, name: &str) -> Result<bool> {
    Ok(stored_name(ctx, meta, name)?.is_some())
}

/// The name as it is stored, which may differ from the one asked for by case.
pub(crate) fn stored_name(ctx: &mut Context, meta: &'static Meta, name: &str) -> Result<Option<String>> {
    if meta.is_virtual {
        let mut document = (ctx.handler(meta.name)?.new)();
        let found = served::load_into(ctx, document.as_mut(), name)?;
        return Ok(found.then(|| document.name()));
    }
    if meta.is_single {
        return Ok(name.eq_ignore_ascii_case(meta.name).then(|| meta.name.to_owned()));
    }
    let Some(key) = key(meta, name) else {
        return Ok(None);
    };
    Statement::new("SELECT ")
        .name("name")
        .sql(" FROM ")
        .name(meta.table)
        .sql(" WHERE ")
        .name("name")
        .sql(" = ")
        .value(key)
        .first(ctx.connection(), |row| Ok(column::text(row, 0)?.unwrap_or_default()))
}

/// Writes a new row.
pub(crate) fn insert_row(ctx: &mut Context, record: &dyn Record) -> Result<()> {
    let meta = record.meta();
    lock_all(ctx, meta)?;
    if meta.is_single {
        return write_single(ctx, record);
    }
    Statement::new("INSERT INTO ")
        .name(meta.table)
        .sql(" (")
        .slots(meta)
        .sql(") VALUES (")
        .values(binds(record))
        .sql(")")
        .execute(ctx.connection())
        .map_err(|error| refused(record, error))?;
    Ok(())
}

/// Overwrites all columns of a stored row; gives `false` when it is not there.
pub(super) fn update_row(ctx: &mut Context, record: &dyn Record) -> Result<bool> {
    let meta = record.meta();
    if meta.is_single {
        return write_single(ctx, record).map(|()| true);
    }
    let name = record.name();
    let Some(key) = key(meta, &name) else {
        return Ok(false);
    };
    let mut statement = Statement::new("UPDATE ").name(meta.table).sql(" SET ");
    for (place, (column, value)) in meta.slots().iter().zip(binds(record)).skip(schema::OWNER).enumerate() {
        statement = statement.sql(if place > 0 { ", " } else { "" }).name(column.fieldname).sql(" = ").value(value);
    }
    let changed = statement
        .sql(" WHERE ")
        .name("name")
        .sql(" = ")
        .value(key)
        .execute(ctx.connection())
        .map_err(|error| refused(record, error))?;
    Ok(changed > 0)
}

/// Writes the docstatus of a stored document and of its rows, and who changed it when; gives
/// `false` when it is not there.
pub(super) fn set_docstatus(ctx: &mut Context, record: &dyn Record) -> Result<bool> {
    let meta = record.meta();
    let name = record.name();
    let Some(key) = key(meta, &name) else {
        return Ok(false);
    };

    let changed = Statement::new("UPDATE ")
        .name(meta.table)
        .sql(" SET ")
        .name("docstatus")
        .sql(" = ")
        .value(record.get(schema::DOCSTATUS))
        .sql(", ")
        .name("modified")
        .sql(" = ")
        .value(record.get(schema::MODIFIED))
        .sql(", ")
        .name("modified_by")
        .sql(" = ")
        .value(record.get(schema::MODIFIED_BY))
        .sql(" WHERE ")
        .name("name")
        .sql(" = ")
        .value(key)
        .execute(ctx.connection())?;
    for field in meta.tables() {
        let child = (ctx.handler(field.options)?.meta)();
        if child.is_virtual {
            continue;
        }
        Statement::new("UPDATE ")
            .name(child.table)
            .sql(" SET ")
            .name("docstatus")
            .sql(" = ")
            .value(record.get(schema::DOCSTATUS))
            .sql(" WHERE ")
            .name("parent")
            .sql(" = ")
            .value(name.as_str())
            .sql(" AND ")
            .name("parenttype")
            .sql(" = ")
            .value(meta.name)
            .execute(ctx.connection())?;
    }
    Ok(changed > 0)
}

/// Deletes a row by its name.
pub(super) fn delete_row(ctx: &mut Context, meta: &'static Meta, name: &str) -> Result<()> {
    if meta.is_single {
        return delete_single(ctx, meta);
    }
    if let Some(key) = key(meta, name) {
        Statement::new("DELETE FROM ")
            .name(meta.table)
            .sql(" WHERE ")
            .name("name")
            .sql(" = ")
            .value(key)
            .execute(ctx.connection())?;
    }
    Ok(())
}

fn delete_single(ctx: &mut Context, meta: &'static Meta) -> Result<()> {
    Statement::new("DELETE FROM ")
        .name("tabSingles")
        .sql(" WHERE ")
        .name("doctype")
        .sql(" = ")
        .value(meta.name)
        .execute(ctx.connection())?;
    Ok(())
}

/// A single document is stored as rows of text.
fn write_single(ctx: &mut Context, record: &dyn Record) -> Result<()> {
    let meta = record.meta();
    delete_single(ctx, meta)?;
    let mut statement = Statement::new("INSERT INTO ")
        .name("tabSingles")
        .sql(" (")
        .names(["doctype", "field", "value"])
        .sql(") VALUES ");
    for (slot, column) in meta.slots().iter().enumerate() {
        let value = match record.get(slot) {
            value if super::output::is_unset(meta, slot, value) => Bind::Null,
            value => Bind::from(value.to_text()),
        };
        statement = statement
            .sql(if slot > 0 { ", (" } else { "(" })
            .value(meta.name)
            .sql(", ")
            .value(column.fieldname)
            .sql(", ")
            .value(value)
            .sql(")");
    }
    statement.execute(ctx.connection())?;
    Ok(())
}

/// What the database objects to, as a client should read it.
fn refused(record: &dyn Record, error: DieselError) -> Error {
    let meta = record.meta();
    let DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, information) = &error else {
        return error.into();
    };
    let taken = db::taken_field(meta, information.as_ref());
    match taken {
        // A name that comes from a field is taken when the field is.
        Some(field) if meta.naming == Naming::Field(field.fieldname) => duplicate(record),
        Some(field) => Error::new(
            ErrorKind::UniqueValidation,
            format!(
                "{} must be unique: another {} has {:?}",
                field.title(),
                meta.name,
                record.field(field.fieldname).to_text()
            ),
        ),
        None => duplicate(record),
    }
}

fn duplicate(record: &dyn Record) -> Error {
    Error::new(ErrorKind::DuplicateEntry, format!("{} {} already exists", record.meta().name, record.name()))
}
