//! Trees as nested sets: each node spans the numbers `lft` to `rgt`, and contains the spans of its
//! descendants.
//!
//! Values that a client sends for `lft` and `rgt` are ignored. A change of the tree shifts all numbers
//! to the right of it, in the transaction of the document.

mod rebuild;

pub use rebuild::rebuild;

use crate::named_document;
use crate::row_key::key;
use doctyped_auth::permission::user_permissions;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::table::{Bind, Record, Value, ValueRef};
use doctyped_schema::Meta;

/// The span of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    lft: i64,
    rgt: i64,
}

impl Span {
    fn width(self) -> i64 {
        self.rgt - self.lft + 1
    }

    fn is_inside(self, other: Span) -> bool {
        other.lft <= self.lft && self.rgt <= other.rgt
    }
}

/// Whether the documents of a DocType form a nested set.
fn is_nested_set(meta: &Meta) -> bool {
    meta.is_tree
        && !meta.is_virtual
        && [meta.parent_field, "lft", "rgt"].iter().all(|field| meta.slot_of(field).is_some())
}

/// Resets `lft`, `rgt` and `old_parent` to the stored values, so that a client cannot set them.
pub fn reset_span(record: &mut dyn Record, stored: Option<&dyn Record>) -> Result<()> {
    let meta = record.meta();
    if !is_nested_set(meta) {
        return Ok(());
    }
    for field in ["lft", "rgt", "old_parent"] {
        if let Some(slot) = meta.slot_of(field) {
            record.set(slot, stored.map_or(Value::Null, |stored| stored.get(slot).to_value()))?;
        }
    }
    Ok(())
}

/// Updates the tree after a node was written: a new node becomes the last child of its parent, a node
/// whose parent has changed moves there with its descendants.
///
/// # Errors
/// `NestedSetRecursionError` when the new parent is the node itself or below it.
pub fn update(ctx: &mut Context, record: &mut dyn Record, stored: Option<&dyn Record>) -> Result<()> {
    let meta = record.meta();
    if !is_nested_set(meta) {
        return Ok(());
    }
    let parent = text(record, meta.parent_field);
    match stored {
        Some(stored) if text(stored, meta.parent_field).eq_ignore_ascii_case(&parent) => return Ok(()),
        Some(_) => move_under(ctx, meta, &record.name(), &parent)?,
        None => insert_under(ctx, meta, &record.name(), &parent)?,
    }
    let span = span(ctx, meta, &record.name())?;
    for (field, value) in
        [("lft", Value::Int(span.lft)), ("rgt", Value::Int(span.rgt)), ("old_parent", Value::Text(parent.clone()))]
    {
        if let Some(slot) = meta.slot_of(field) {
            record.set(slot, value)?;
        }
    }
    if meta.slot_of("old_parent").is_some() {
        Statement::new("UPDATE ")
            .name(meta.table)
            .sql(" SET ")
            .equal("old_parent", parent.as_str())
            .sql(" WHERE ")
            .equal("name", key(meta, &record.name()).unwrap_or(Bind::Null))
            .execute(ctx.connection())?;
    }
    user_permissions::tree_changed(ctx, meta)
}

/// Checks that a node can be deleted.
///
/// # Errors
/// `NestedSetChildExistsError` when it has children. It names the first one if the user may read it.
pub fn check_removable(ctx: &mut Context, record: &dyn Record) -> Result<()> {
    let meta = record.meta();
    if !is_nested_set(meta) {
        return Ok(());
    }
    let name = record.name();
    let child = Statement::new("SELECT ")
        .name("name")
        .sql(" FROM ")
        .name(meta.table)
        .sql(" WHERE ")
        .equal(meta.parent_field, name.as_str())
        .sql(" LIMIT 1")
        .first(ctx.connection(), |row| Ok(column::text(row, 0)?.unwrap_or_default()))?;
    if let Some(child) = child {
        let child = named_document::describe(ctx, meta.name, &child)?;
        return Err(Error::new(
            ErrorKind::NestedSetChildExists,
            format!("Cannot delete {} {name}: {child} is below it. Move or delete what is below first", meta.name),
        ));
    }
    Ok(())
}

/// Closes the gap in the numbers of a deleted node.
pub fn remove(ctx: &mut Context, record: &dyn Record) -> Result<()> {
    let meta = record.meta();
    if !is_nested_set(meta) {
        return Ok(());
    }
    let span = span(ctx, meta, &record.name())?;
    shift(ctx, meta, span.rgt + 1, -span.width())?;
    user_permissions::tree_changed(ctx, meta)
}

fn text(record: &dyn Record, field: &str) -> String {
    match record.field(field) {
        ValueRef::Text(text) => text.to_owned(),
        _ => String::new(),
    }
}

fn span(ctx: &mut Context, meta: &'static Meta, name: &str) -> Result<Span> {
    let key = key(meta, name).unwrap_or(Bind::Null);
    Statement::new("SELECT ")
        .names(["lft", "rgt"])
        .sql(" FROM ")
        .name(meta.table)
        .sql(" WHERE ")
        .equal("name", key)
        .first(ctx.connection(), |row| {
            Ok(Span { lft: column::int(row, 0)?.unwrap_or(0), rgt: column::int(row, 1)?.unwrap_or(0) })
        })?
        .ok_or_else(|| doctyped_core::context::not_found(meta.name, name))
}

/// The `lft` of a new last child of a parent; without a parent, of a new last root.
fn end_of(ctx: &mut Context, meta: &'static Meta, parent: &str) -> Result<i64> {
    if !parent.is_empty() {
        return Ok(span(ctx, meta, parent)?.rgt);
    }
    let last = Statement::new("SELECT MAX(")
        .name("rgt")
        .sql(") FROM ")
        .name(meta.table)
        .first(ctx.connection(), |row| column::int(row, 0))?;
    Ok(last.flatten().unwrap_or(0) + 1)
}

fn insert_under(ctx: &mut Context, meta: &'static Meta, name: &str, parent: &str) -> Result<()> {
    if parent.eq_ignore_ascii_case(name) {
        return Err(recursion(meta, name, parent));
    }
    let start = end_of(ctx, meta, parent)?;
    shift(ctx, meta, start, 2)?;
    set_span(ctx, meta, name, Span { lft: start, rgt: start + 1 })
}

fn move_under(ctx: &mut Context, meta: &'static Meta, name: &str, parent: &str) -> Result<()> {
    let old = span(ctx, meta, name)?;
    if !parent.is_empty() && (parent.eq_ignore_ascii_case(name) || span(ctx, meta, parent)?.is_inside(old)) {
        return Err(recursion(meta, name, parent));
    }
    // Move the subtree to negative numbers, close its gap, open another, and move it there.
    offset(ctx, meta, old, -old.rgt - 1)?;
    shift(ctx, meta, old.rgt + 1, -old.width())?;
    let start = end_of(ctx, meta, parent)?;
    shift(ctx, meta, start, old.width())?;
    let hidden = Span { lft: old.lft - old.rgt - 1, rgt: -1 };
    offset(ctx, meta, hidden, start - hidden.lft)
}

fn recursion(meta: &Meta, name: &str, parent: &str) -> Error {
    Error::new(
        ErrorKind::NestedSetRecursion,
        format!("{} {name} cannot be below {parent}, which is the node itself or below it", meta.name),
    )
}

fn set_span(ctx: &mut Context, meta: &'static Meta, name: &str, span: Span) -> Result<()> {
    Statement::new("UPDATE ")
        .name(meta.table)
        .sql(" SET ")
        .equal("lft", span.lft)
        .sql(", ")
        .equal("rgt", span.rgt)
        .sql(" WHERE ")
        .equal("name", key(meta, name).unwrap_or(Bind::Null))
        .execute(ctx.connection())?;
    Ok(())
}

/// Adds an offset to `lft` and `rgt` of all nodes inside a span.
fn offset(ctx: &mut Context, meta: &'static Meta, inside: Span, by: i64) -> Result<()> {
    Statement::new("UPDATE ")
        .name(meta.table)
        .sql(" SET ")
        .name("lft")
        .sql(" = ")
        .name("lft")
        .sql(" + ")
        .value(by)
        .sql(", ")
        .name("rgt")
        .sql(" = ")
        .name("rgt")
        .sql(" + ")
        .value(by)
        .sql(" WHERE ")
        .name("lft")
        .sql(" >= ")
        .value(inside.lft)
        .sql(" AND ")
        .name("rgt")
        .sql(" <= ")
        .value(inside.rgt)
        .execute(ctx.connection())?;
    Ok(())
}

/// Adds an offset to all numbers from `from` on.
fn shift(ctx: &mut Context, meta: &'static Meta, from: i64, by: i64) -> Result<()> {
    for field in ["lft", "rgt"] {
        Statement::new("UPDATE ")
            .name(meta.table)
            .sql(" SET ")
            .name(field)
            .sql(" = ")
            .name(field)
            .sql(" + ")
            .value(by)
            .sql(" WHERE ")
            .name(field)
            .sql(" >= ")
            .value(from)
            .execute(ctx.connection())?;
    }
    Ok(())
}
