//! Trees as nested sets: each node spans the numbers `lft` to `rgt`, its descendants lie inside.
//!
//! The numbers are the server's, whatever a client sends. Every change of the shape shifts the
//! numbers to the right of it in the transaction of the document.

use super::store;
use crate::context::Context;
use crate::db::statement::{Statement, column};
use crate::error::{Error, ErrorKind, Result};
use crate::permission::user_permissions;
use crate::schema::Meta;
use crate::table::{Bind, Record, Value, ValueRef};

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

/// Whether the DocType's documents are kept as a nested set.
fn is_nested_set(meta: &Meta) -> bool {
    meta.is_tree
        && !meta.is_virtual
        && [meta.parent_field, "lft", "rgt"].iter().all(|field| meta.slot_of(field).is_some())
}

/// Puts the numbers of the stored copy back, so that a client cannot set them.
pub(super) fn keep_span(record: &mut dyn Record, stored: Option<&dyn Record>) -> Result<()> {
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

/// Finds the place of a node that was just stored: a new one becomes the last child of its parent,
/// one that has another parent now moves there with all that is below it.
///
/// # Errors
/// `NestedSetRecursionError` when the new parent is the node itself or below it.
pub(super) fn update(ctx: &mut Context, record: &mut dyn Record, stored: Option<&dyn Record>) -> Result<()> {
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
            .name("old_parent")
            .sql(" = ")
            .value(parent.as_str())
            .sql(" WHERE ")
            .name("name")
            .sql(" = ")
            .value(store::key(meta, &record.name()).unwrap_or(Bind::Null))
            .execute(ctx.connection())?;
    }
    user_permissions::tree_changed(ctx, meta)
}

/// Fails when a node cannot be taken out.
///
/// # Errors
/// `NestedSetChildExistsError` when there are children.
pub(super) fn check_removable(ctx: &mut Context, record: &dyn Record) -> Result<()> {
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
        .name(meta.parent_field)
        .sql(" = ")
        .value(name.as_str())
        .sql(" LIMIT 1")
        .first(ctx.connection(), |row| Ok(column::text(row, 0)?.unwrap_or_default()))?;
    if let Some(child) = child {
        return Err(Error::new(
            ErrorKind::NestedSetChildExists,
            format!("Cannot delete {} {name}: {child} is below it. Move or delete what is below first", meta.name),
        ));
    }
    Ok(())
}

/// Closes the gap that a node leaves.
pub(super) fn remove(ctx: &mut Context, record: &dyn Record) -> Result<()> {
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
    let key = store::key(meta, name).unwrap_or(Bind::Null);
    Statement::new("SELECT ")
        .names(["lft", "rgt"])
        .sql(" FROM ")
        .name(meta.table)
        .sql(" WHERE ")
        .name("name")
        .sql(" = ")
        .value(key)
        .first(ctx.connection(), |row| {
            Ok(Span { lft: column::int(row, 0)?.unwrap_or(0), rgt: column::int(row, 1)?.unwrap_or(0) })
        })?
        .ok_or_else(|| super::not_found(meta.name, name))
}

/// The number where a new last child of a parent starts; without a parent, after all others.
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
    // The subtree goes below zero, the gap closes, another opens, the subtree comes back.
    add(ctx, meta, old, -old.rgt - 1)?;
    shift(ctx, meta, old.rgt + 1, -old.width())?;
    let start = end_of(ctx, meta, parent)?;
    shift(ctx, meta, start, old.width())?;
    let hidden = Span { lft: old.lft - old.rgt - 1, rgt: -1 };
    add(ctx, meta, hidden, start - hidden.lft)
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
        .name("lft")
        .sql(" = ")
        .value(span.lft)
        .sql(", ")
        .name("rgt")
        .sql(" = ")
        .value(span.rgt)
        .sql(" WHERE ")
        .name("name")
        .sql(" = ")
        .value(store::key(meta, name).unwrap_or(Bind::Null))
        .execute(ctx.connection())?;
    Ok(())
}

/// Moves both numbers of all nodes inside a span.
fn add(ctx: &mut Context, meta: &'static Meta, inside: Span, by: i64) -> Result<()> {
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

/// Moves all numbers from a place on.
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

/// Numbers all nodes anew from their parent fields: for trees that were filled from elsewhere.
///
/// # Errors
/// When the DocType is no tree or the database fails. Nodes whose parents form a circle are put at
/// the end, as roots.
pub fn rebuild(ctx: &mut Context, meta: &'static Meta) -> Result<()> {
    if !is_nested_set(meta) {
        return Err(Error::validation(format!("{} is not a tree", meta.name)));
    }
    ctx.transaction().begin_writing()?;
    let nodes = Statement::new("SELECT ")
        .names(["name", meta.parent_field])
        .sql(" FROM ")
        .name(meta.table)
        .sql(" ORDER BY ")
        .names(["lft", "name"])
        .load(ctx.connection(), |row| {
            Ok((column::text(row, 0)?.unwrap_or_default(), column::text(row, 1)?.unwrap_or_default()))
        })?;
    for (name, span) in spans(&nodes) {
        set_span(ctx, meta, name, span)?;
    }
    user_permissions::tree_changed(ctx, meta)
}

/// The spans of nodes, given as names with their parents.
fn spans(nodes: &[(String, String)]) -> Vec<(&str, Span)> {
    use std::collections::{HashMap, HashSet};
    let known: HashSet<String> = nodes.iter().map(|(name, _)| name.to_lowercase()).collect();
    let mut children: HashMap<String, Vec<&str>> = HashMap::new();
    for (name, parent) in nodes {
        let parent = parent.to_lowercase();
        let parent = if known.contains(&parent) { parent } else { String::new() };
        children.entry(parent).or_default().push(name);
    }
    let mut result: Vec<(&str, Span)> = Vec::with_capacity(nodes.len());
    let mut seen: HashSet<&str> = HashSet::new();
    let mut next = 1;
    // Roots first; what they do not reach lies on circles.
    let roots = children.get("").into_iter().flatten().copied();
    for root in roots.chain(nodes.iter().map(|(name, _)| name.as_str())) {
        let mut stack = vec![(root, false)];
        while let Some((name, is_done)) = stack.pop() {
            if is_done {
                if let Some((_, span)) = result.iter_mut().rev().find(|(known, _)| *known == name) {
                    span.rgt = next;
                }
                next += 1;
            } else if seen.insert(name) {
                result.push((name, Span { lft: next, rgt: next }));
                next += 1;
                stack.push((name, true));
                let below = children.get(&name.to_lowercase()).into_iter().flatten().rev();
                stack.extend(below.map(|child| (*child, false)));
            }
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nodes(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, parent)| ((*name).to_owned(), (*parent).to_owned())).collect()
    }

    #[test]
    fn spans_nest_as_the_parents_say() {
        let nodes = nodes(&[("root", ""), ("a", "root"), ("a1", "a"), ("b", "root")]);
        let expected = [("root", 1, 8), ("a", 2, 5), ("a1", 3, 4), ("b", 6, 7)];
        assert_eq!(spans(&nodes), expected.map(|(name, lft, rgt)| (name, Span { lft, rgt })));
    }

    #[test]
    fn circles_and_missing_parents_do_not_lose_nodes() {
        let nodes = nodes(&[("x", "y"), ("y", "x"), ("z", "gone"), ("s", "s")]);
        let spans = spans(&nodes);
        assert_eq!(spans.len(), 4);
        let mut numbers: Vec<i64> = spans.iter().flat_map(|(_, span)| [span.lft, span.rgt]).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=8).collect::<Vec<i64>>());
    }
}
