//! The table field `links`: the documents that an address or a contact belongs to.

use super::fields::{rows, rows_mut, set_text, text};
use crate::functions::link_title;
use doctyped_core::context::Context;
use doctyped_core::error::{ErrorKind, Result};
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::table::{CloneRecord, Record};
use std::collections::BTreeSet;

/// DocType and name of a linked document.
pub(super) type LinkedDocument = (String, String);

/// The linked documents, in the order of the rows.
pub(super) fn linked(record: &dyn Record) -> Vec<LinkedDocument> {
    let rows = rows(record, "links");
    let links = rows.iter().flat_map(|rows| rows.iter()).map(|row| (text(row, "link_doctype"), text(row, "link_name")));
    links.filter(|(doctype, name)| !doctype.is_empty() && !name.is_empty()).collect()
}

/// Removes rows that link to a document of an earlier row, and fills the titles of the others.
pub(super) fn complete(ctx: &mut Context, record: &mut dyn Record) -> Result<()> {
    remove_duplicates(record)?;
    let links: Vec<LinkedDocument> = rows(record, "links")
        .iter()
        .flat_map(|rows| rows.iter())
        .map(|row| (text(row, "link_doctype"), text(row, "link_name")))
        .collect();
    for (index, (doctype, name)) in links.into_iter().enumerate() {
        let is_whole = !doctype.is_empty() && !name.is_empty();
        let title = if is_whole { title(ctx, &doctype, &name)?.unwrap_or(name) } else { String::new() };
        if let Some(row) = rows_mut(record, "links").and_then(|rows| rows.get_mut(index)) {
            set_text(row, "link_title", &title)?;
        }
    }
    Ok(())
}

fn remove_duplicates(record: &mut dyn Record) -> Result<()> {
    let Some(rows) = rows_mut(record, "links") else { return Ok(()) };
    let mut seen = BTreeSet::new();
    let is_first = |row: &&dyn Record| seen.insert((text(*row, "link_doctype"), text(*row, "link_name")));
    let remaining: Vec<Box<dyn Record>> = rows.iter().filter(is_first).map(CloneRecord::clone_record).collect();
    if remaining.len() == rows.len() {
        return Ok(());
    }
    rows.clear();
    for source in remaining {
        let row = rows.push();
        for slot in 0..source.meta().slots().len() {
            row.set(slot, source.get(slot).to_value())?;
        }
    }
    Ok(())
}

/// The title of a document, if its DocType has one and the user may read it.
fn title(ctx: &mut Context, doctype: &str, name: &str) -> Result<Option<String>> {
    let Some(entry) = ctx.site().registry().entry(doctype) else { return Ok(None) };
    let meta = (entry.meta)();
    if meta.is_single || meta.is_virtual || meta.slot_of(meta.title_field).is_none() {
        return Ok(None);
    }
    match link_title(ctx, meta, name) {
        Err(error) if error.kind() == ErrorKind::Permission => Ok(None),
        title => title,
    }
}

/// The names of the documents of a DocType that link to a document and have a Check field set, the newest first.
pub(super) fn documents_with(
    ctx: &mut Context,
    (parent, field): (&str, &str),
    (doctype, name): (&str, &str),
) -> Result<Vec<String>> {
    let registry = ctx.site().registry();
    let (Some(parent), Some(link)) = (registry.entry(parent), registry.entry("Dynamic Link")) else {
        return Ok(Vec::new());
    };
    let (parent, link) = ((parent.meta)(), (link.meta)());
    if parent.slot_of(field).is_none() {
        return Ok(Vec::new());
    }
    Statement::new("SELECT ")
        .name("name")
        .sql(" FROM ")
        .name(parent.table)
        .sql(" WHERE ")
        .equal(field, 1_i64)
        .sql(" AND ")
        .name("name")
        .sql(" IN (SELECT ")
        .name("parent")
        .sql(" FROM ")
        .name(link.table)
        .sql(" WHERE ")
        .equal("parenttype", parent.name)
        .sql(" AND ")
        .equal("link_doctype", doctype)
        .sql(" AND ")
        .equal("link_name", name)
        .sql(") ORDER BY ")
        .name("creation")
        .sql(" DESC, ")
        .name("name")
        .load(ctx.connection(), |row| column::text_or_empty(row, 0))
}
