//! `frappe.desk.form.load`: documents and DocTypes with the data of a form.

use super::docinfo;
use crate::functions::search;
use crate::metadata;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::json::JsonWriter;
use doctyped_documents::{DocumentFormat, Viewer, lifecycle, write};
use doctyped_macros::whitelist;
use doctyped_orm::table::{ChildRows, Record};
use doctyped_schema::{FieldType, Meta, Rights};
use serde_json::{Map, Value as JsonValue};
use std::collections::BTreeSet;

/// Answers a document in `docs`, with `docinfo`. A missing document is no error: the answer is an empty
/// list.
#[whitelist(read_only)]
pub fn getdoc(ctx: &mut Context, doctype: String, name: String) -> Result<Option<[(); 0]>> {
    let entry = ctx.entry(&doctype)?;
    let (document, optional_values) = match lifecycle::load_optional_for(ctx, entry, &name, Rights::READ) {
        Ok(found) => found,
        Err(error) if error.kind() == ErrorKind::DoesNotExist => return Ok(Some([])),
        Err(error) => return Err(error),
    };
    let titles = link_titles(ctx, document.as_ref())?;
    docinfo::add(ctx, document.as_ref())?;
    let mut titles_json = JsonWriter::new();
    titles_json.serialize(&titles);
    ctx.add_to_response("_link_titles", titles_json);
    let mut docs = JsonWriter::new();
    docs.begin_array();
    let viewer = Viewer::of_doctype(ctx, document.meta());
    write(document.as_ref(), &DocumentFormat { optional_values, ..DocumentFormat::new(viewer) }, &mut docs);
    docs.end_array();
    ctx.add_to_response("docs", docs);
    Ok(None)
}

/// Answers the definitions of a DocType and of its child DocTypes in `docs`.
#[whitelist(read_only)]
pub fn getdoctype(ctx: &mut Context, doctype: String, with_parent: Option<bool>) -> Result<()> {
    let requested = (ctx.entry(&doctype)?.meta)();
    let parent = if with_parent.unwrap_or(false) && requested.is_child { parent_of(ctx, requested) } else { None };
    let mut docs = JsonWriter::new();
    docs.begin_array();
    let mut seen = BTreeSet::new();
    for doctype in parent.into_iter().chain([requested]) {
        if seen.insert(doctype.name) {
            metadata::write(ctx, doctype, &mut docs);
        }
        for table in doctype.tables() {
            if seen.insert(table.options) {
                metadata::write(ctx, (ctx.entry(table.options)?.meta)(), &mut docs);
            }
        }
    }
    docs.end_array();
    ctx.add_to_response("docs", docs);
    if let Some(parent) = parent {
        let mut name = JsonWriter::new();
        name.text(parent.name);
        ctx.add_to_response("parent_dt", name);
    }
    let mut settings = JsonWriter::new();
    settings.text("{}");
    ctx.add_to_response("user_settings", settings);
    Ok(())
}

/// The first DocType by name with a table field of a child DocType.
fn parent_of(ctx: &Context, child: &Meta) -> Option<&'static Meta> {
    let metas = ctx.site().registry().entries().map(|entry| (entry.meta)());
    metas.filter(|meta| meta.tables().iter().any(|table| table.options == child.name)).min_by_key(|meta| meta.name)
}

/// Answers `docinfo` of a document.
#[whitelist(read_only)]
pub fn get_docinfo(ctx: &mut Context, doctype: Option<String>, name: Option<String>) -> Result<()> {
    let (Some(doctype), Some(name)) = (doctype, name) else {
        return Err(Error::validation("get_docinfo takes doctype and name"));
    };
    let entry = ctx.entry(&doctype)?;
    let document = lifecycle::load_for(ctx, entry, &name, Rights::READ)?;
    docinfo::add(ctx, document.as_ref())
}

/// Titles of linked documents by `DocType::name`, for DocTypes whose links show titles.
fn link_titles(ctx: &mut Context, document: &dyn Record) -> Result<Map<String, JsonValue>> {
    let mut links: BTreeSet<(&'static str, String)> = BTreeSet::new();
    collect_links(document, &mut links);
    for table in 0..document.meta().tables().len() {
        for row in document.rows(table).into_iter().flat_map(<dyn ChildRows>::iter) {
            collect_links(row, &mut links);
        }
    }
    let mut titles = Map::new();
    for (doctype, name) in links {
        let Some(entry) = ctx.site().registry().entry(doctype) else { continue };
        let target = (entry.meta)();
        if !search::shows_title(target) {
            continue;
        }
        match search::link_title(ctx, target, &name) {
            Ok(Some(title)) => {
                titles.insert(format!("{doctype}::{name}"), title.into());
            }
            Ok(None) => {}
            // Without permission to read the linked document, its name is returned.
            Err(error) if error.kind() == ErrorKind::Permission => {}
            Err(error) => return Err(error),
        }
    }
    Ok(titles)
}

fn collect_links(record: &dyn Record, links: &mut BTreeSet<(&'static str, String)>) {
    for (slot, field) in record.meta().slots().iter().enumerate() {
        if field.fieldtype == FieldType::Link && !record.get(slot).is_empty() {
            links.insert((field.options, record.get(slot).to_text()));
        }
    }
}
