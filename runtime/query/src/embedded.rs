//! Embedded content of the rows of a list: child rows of table fields, and linked documents.
//!
//! `fields=["name", "items"]` shows the rows of `items` as the document itself shows them, and
//! `expand=["customer"]` shows the linked document in place of its name. Both are loaded for a batch
//! of rows at a time, with one query for each table.

use super::column::{Column, ValueExpr};
use super::name_resolution::not_permitted;
use super::plan::{Embedded, Output, Plan};
use super::rows::ResultColumns;
use super::{expand, linked_documents};
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::grammar::limits;
use doctyped_core::json::JsonWriter;
use doctyped_documents as document;
use doctyped_documents::output;
use doctyped_documents::output::{DocumentFormat, Viewer};
use doctyped_orm::name_key::name_key;
use doctyped_orm::table::Value;
use doctyped_schema::{DocField, Meta, NAME};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The embedded content of a batch of rows.
#[derive(Debug, Default)]
pub struct EmbeddedContent {
    /// The index of the name in the result.
    name: usize,
    /// Child rows by table field, then by the name of the document.
    child_rows: HashMap<&'static str, HashMap<String, JsonWriter>>,
    /// Linked documents by DocType, then by name.
    documents: HashMap<&'static str, HashMap<String, JsonWriter>>,
}

impl EmbeddedContent {
    /// Loads the embedded content of these rows.
    pub fn load(ctx: &mut Context, plan: &Plan<'_>, rows: &[Vec<Value>]) -> Result<EmbeddedContent> {
        let root = plan.scope.root()?;
        let columns = ResultColumns::of(plan);
        let name = root.slot(NAME).ok_or_else(|| not_permitted("name"))?;
        let mut embedded = EmbeddedContent {
            name: columns.extra_index(plan, ValueExpr::Column(Column::new(0, root, name)))?,
            ..EmbeddedContent::default()
        };
        let names: BTreeSet<String> = rows.iter().filter_map(|row| text(row, embedded.name)).collect();
        let mut linked: BTreeMap<&'static str, (&'static Meta, BTreeSet<String>)> = BTreeMap::new();
        let mut size = 0;
        for (index, output) in plan.outputs.iter().enumerate() {
            match output.embedded {
                Embedded::None => {}
                Embedded::ChildRows(table) => {
                    if !embedded.child_rows.contains_key(table.fieldname) {
                        let rows = child_rows(ctx, root, table, &names)?;
                        size += size_of_texts(&rows);
                        check_size(size)?;
                        embedded.child_rows.insert(table.fieldname, rows);
                    }
                }
                Embedded::LinkedDocument(_) | Embedded::DynamicLink(_) => {
                    let shown = columns.index(index)?;
                    for row in rows {
                        let target = EmbeddedContent::target(ctx, plan, &columns, output, row)?;
                        if let (Some(target), Some(name)) = (target, text(row, shown)) {
                            linked.entry(target.name).or_insert((target, BTreeSet::new())).1.insert(name);
                        }
                    }
                }
            }
        }
        for (doctype, (meta, names)) in linked {
            let documents = linked_documents::load(ctx, meta, &names)?;
            size += size_of_texts(&documents);
            check_size(size)?;
            embedded.documents.insert(doctype, documents);
        }
        Ok(embedded)
    }

    /// Writes the embedded content of an output of a row. Returns false if the row shows its own value.
    pub fn write(
        &self,
        ctx: &Context,
        plan: &Plan<'_>,
        columns: &ResultColumns<'_>,
        index: usize,
        row: &[Value],
        out: &mut JsonWriter,
    ) -> Result<bool> {
        let Some(output) = plan.outputs.get(index) else {
            return Ok(false);
        };
        if let Embedded::ChildRows(table) = output.embedded {
            let name = text(row, self.name).map(|name| name_key(&name));
            match name.and_then(|name| self.child_rows.get(table.fieldname)?.get(&name)) {
                Some(rows) => out.written(rows),
                None => out.raw("[]"),
            }
            return Ok(true);
        }
        let Some(target) = EmbeddedContent::target(ctx, plan, columns, output, row)? else {
            return Ok(false);
        };
        let name = text(row, columns.index(index)?).map(|name| name_key(&name));
        let document = name.and_then(|name| self.documents.get(target.name)?.get(&name));
        if let Some(document) = document {
            out.written(document);
        }
        Ok(document.is_some())
    }

    /// The DocType of a linked document.
    fn target(
        ctx: &Context,
        plan: &Plan<'_>,
        columns: &ResultColumns<'_>,
        output: &Output<'_>,
        row: &[Value],
    ) -> Result<Option<&'static Meta>> {
        match output.embedded {
            Embedded::None | Embedded::ChildRows(_) => Ok(None),
            Embedded::LinkedDocument(target) => Ok(Some(target)),
            Embedded::DynamicLink(doctype) => {
                let doctype = text(row, columns.extra_index(plan, doctype)?);
                Ok(doctype.and_then(|doctype| expand::target(ctx, &doctype)))
            }
        }
    }
}

fn size_of_texts(texts: &HashMap<String, JsonWriter>) -> usize {
    texts.values().map(JsonWriter::len).sum()
}

/// Checks the bytes of the embedded content of a batch, which are in memory together.
fn check_size(size: usize) -> Result<()> {
    if size <= limits::MAX_BATCH_SIZE {
        return Ok(());
    }
    let limit = limits::MAX_BATCH_SIZE;
    let message = format!("child rows and linked documents have more than {limit} bytes; ask for a shorter page");
    Err(Error::new(ErrorKind::Data, message))
}

/// A value of a row as text; none if it is empty.
fn text(row: &[Value], index: usize) -> Option<String> {
    row.get(index).map(|value| value.as_ref().to_text()).filter(|text| !text.is_empty())
}

/// The child rows of a table field of several documents, as JSON arrays by the key of the name of the
/// document.
fn child_rows(
    ctx: &mut Context,
    root: &'static Meta,
    table: &'static DocField,
    names: &BTreeSet<String>,
) -> Result<HashMap<String, JsonWriter>> {
    let format = DocumentFormat::new(Viewer::of_doctype(ctx, root));
    let names: Vec<&str> = limits::pad_to_power_of_two(names);
    let mut arrays: HashMap<String, JsonWriter> = HashMap::new();
    let mut size = 0;
    document::store::each_row_of(ctx, root, table, &names, |row| {
        let parent = name_key(&row.field("parent").to_text());
        let array = arrays.entry(parent).or_insert_with(|| {
            let mut array = JsonWriter::new();
            array.begin_array();
            array
        });
        // The caller refuses rows above the limit.
        if size <= limits::MAX_BATCH_SIZE {
            let size_before = array.len();
            output::write_row(row, &format, array);
            size += array.len() - size_before;
        }
    })?;
    for array in arrays.values_mut() {
        array.end_array();
    }
    Ok(arrays)
}
