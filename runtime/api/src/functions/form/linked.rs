//! `frappe.desk.form.linked_with`: documents that link to a document.

use crate::resource;
use doctyped_core::batch::Batch;
use doctyped_core::context::BackLink;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::grammar::filter::{Filter, Joiner};
use doctyped_core::json::JsonWriter;
use doctyped_documents::{back_links, payload};
use doctyped_macros::whitelist;
use doctyped_query::{RowFormat, Select};
use doctyped_schema::{FieldType, Meta};
use serde_json::{Map, Value as JsonValue, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Documents that are listed for one link field.
const MAX_PER_FIELD: u32 = 100;

/// Submitted documents that are found by following links.
const MAX_SUBMITTED: usize = 500;

/// A link field, and the DocType of the documents that have it: the field's own DocType, or a parent of
/// its child DocType.
struct IncomingLink {
    doctype: &'static Meta,
    field: BackLink,
}

impl IncomingLink {
    /// Filters for the documents that link to a document through the field.
    fn filters(&self, target: &Meta, name: &str) -> JsonValue {
        let BackLink { from, field } = self.field;
        let mut filters = vec![json!([from.name, field.fieldname, "=", name])];
        if field.fieldtype == FieldType::DynamicLink {
            filters.push(json!([from.name, field.options, "=", target.name]));
        }
        filters.into()
    }
}

/// Lists the DocTypes that have link fields to a DocType, with these fields.
#[whitelist(read_only)]
pub fn get_linked_doctypes(ctx: &mut Context, doctype: String) -> Result<BTreeMap<&'static str, JsonValue>> {
    let meta = (ctx.entry(&doctype)?.meta)();
    let mut doctypes: BTreeMap<&str, JsonValue> = BTreeMap::new();
    for IncomingLink { doctype, field: BackLink { from, field } } in links(ctx, meta) {
        let entry = doctypes.entry(doctype.name).or_insert_with(|| json!({ "fieldname": [] }));
        if let Some(names) = entry["fieldname"].as_array_mut() {
            names.push(field.fieldname.into());
        }
        if from.is_child {
            entry["child_doctype"] = from.name.into();
        }
        if field.fieldtype == FieldType::DynamicLink {
            entry["doctype_fieldname"] = field.options.into();
        }
    }
    Ok(doctypes)
}

/// Lists the documents that link to a document and that the user may read, by DocType.
#[whitelist(read_only)]
pub fn get(
    ctx: &mut Context,
    doctype: String,
    docname: String,
) -> Result<BTreeMap<&'static str, Vec<Map<String, JsonValue>>>> {
    let document = resource::load_readable(ctx, &doctype, &docname)?;
    let mut found: BTreeMap<&str, Vec<Map<String, JsonValue>>> = BTreeMap::new();
    for link in links(ctx, document.meta()) {
        let filters = link.filters(document.meta(), &document.name());
        for row in rows(ctx, &link, &filters)? {
            let documents = found.entry(link.doctype.name).or_default();
            if !documents.iter().any(|other| other.get("name") == row.get("name")) {
                documents.push(row);
            }
        }
    }
    Ok(found)
}

/// A submitted document that links to another.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct LinkedDocument {
    doctype: &'static str,
    name: JsonValue,
    docstatus: u8,
}

/// Lists the submitted documents that link to a document, directly or through others: those that have to
/// be cancelled before it.
#[whitelist(read_only)]
pub fn get_submitted_linked_docs(ctx: &mut Context, doctype: String, name: String) -> Result<JsonValue> {
    let document = resource::load_readable(ctx, &doctype, &name)?;
    let start = LinkedDocument { doctype: document.meta().name, name: document.name().into(), docstatus: 1 };
    let mut found = vec![start];
    let mut next = 0;
    while let Some(target) = found.get(next).cloned() {
        next += 1;
        let meta = (ctx.entry(target.doctype)?.meta)();
        let name = target.name.as_str().map_or_else(|| target.name.to_string(), str::to_owned);
        for link in links(ctx, meta).into_iter().filter(|link| link.doctype.is_submittable) {
            let mut filters = link.filters(meta, &name);
            if let Some(filters) = filters.as_array_mut() {
                filters.push(json!([link.doctype.name, "docstatus", "=", 1]));
            }
            for mut row in rows(ctx, &link, &filters)? {
                let name = row.remove("name").unwrap_or_default();
                let linked = LinkedDocument { doctype: link.doctype.name, name, docstatus: 1 };
                if !found.contains(&linked) {
                    found.push(linked);
                }
            }
        }
        if found.len() > MAX_SUBMITTED {
            return Err(Error::validation(format!(
                "More than {MAX_SUBMITTED} submitted documents lead to {doctype} {name}"
            )));
        }
    }
    let docs = found.split_off(1);
    Ok(json!({ "count": docs.len(), "docs": docs }))
}

/// Cancels the documents that [`get_submitted_linked_docs`] lists, each with `doctype` and `name`, the
/// last first.
#[whitelist(methods(POST, PUT))]
pub fn cancel_all_linked_docs(
    ctx: &mut Context,
    docs: Batch<Map<String, JsonValue>>,
    ignore_doctypes_on_cancel_all: Option<Batch<String>>,
) -> Result<()> {
    let ignored = ignore_doctypes_on_cancel_all.unwrap_or_default().items("ignore_doctypes_on_cancel_all")?;
    for doc in docs.items("docs")?.iter().rev() {
        let doctype = payload::doctype_of(doc)?;
        if ignored.iter().any(|ignored| ignored == doctype) {
            continue;
        }
        let name =
            payload::name_of(doc).ok_or_else(|| Error::validation("A document to cancel does not say its name"))?;
        payload::cancel(ctx, doctype, &name)?;
    }
    Ok(())
}

/// The link fields to a DocType in documents and in their rows. Logs are left out, because they link to
/// all documents.
fn links(ctx: &Context, target: &Meta) -> Vec<IncomingLink> {
    let site = Arc::clone(ctx.site());
    let registry = site.registry();
    let mut links = Vec::new();
    for field in registry.links_to(target.name).filter(|link| !link.from.is_single && !back_links::never_blocks(link)) {
        if !field.from.is_child {
            links.push(IncomingLink { doctype: field.from, field: *field });
            continue;
        }
        let metas =
            registry.entries().map(|entry| (entry.meta)()).filter(|meta| !meta.is_single && !meta.is_virtual);
        let parents = metas.filter(|meta| meta.tables().iter().any(|table| table.options == field.from.name));
        links.extend(parents.map(|doctype| IncomingLink { doctype, field: *field }));
    }
    links.sort_by_key(|link| (link.doctype.name, link.field.from.name, link.field.field.fieldname));
    links
}

/// The documents that fulfil the filters, with their name and title; none when the user may not list the
/// DocType or read the field.
fn rows(ctx: &mut Context, link: &IncomingLink, filters: &JsonValue) -> Result<Vec<Map<String, JsonValue>>> {
    let mut select = Select::new(link.doctype.name);
    for field in ["name", "modified", "docstatus"] {
        select.field(field)?;
    }
    if link.doctype.slot_of(link.doctype.title_field).is_some() && link.doctype.title_field != "name" {
        select.field(link.doctype.title_field)?;
    }
    select.filter(Filter::from_json(filters, Joiner::And)?).distinct().limit(Some(MAX_PER_FIELD));
    let mut rows = JsonWriter::new();
    match select.write(ctx, RowFormat::Object, &mut rows) {
        Ok(()) => rows.into_value().map_err(|error| Error::internal("a list is not valid JSON").caused_by(error)),
        Err(error) if error.kind() == ErrorKind::Internal => Err(error),
        Err(_) => Ok(Vec::new()),
    }
}
