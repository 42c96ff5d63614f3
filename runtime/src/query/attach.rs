//! What comes to the rows of a list from other tables: the rows of their table fields, and the
//! documents that their links lead to.
//!
//! `fields=["name", "items"]` shows the rows of `items` as the document itself would show them,
//! and `expand=["customer"]` puts the linked document where its name would stand. Both are read
//! for many rows at a time, with one query for each table.

use super::expression::{Expression, Path};
use super::plan::{Output, Plan, Value};
use super::predicate::Column;
use super::rows::Columns;
use super::scope::{Found, Scope, not_permitted};
use super::select::Select;
use super::{expand, limits};
use crate::context::Context;
use crate::document::{self, output};
use crate::error::{Error, ErrorKind, Result};
use crate::json::JsonWriter;
use crate::permission;
use crate::schema::{DocField, FieldType, Meta, NAME};
use crate::table;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What is shown in place of a value.
#[derive(Debug, Clone, Copy)]
pub(super) enum Attached {
    /// Nothing: the value itself is shown.
    Nothing,
    /// The rows of a table field of the DocType that is listed.
    Rows(&'static DocField),
    /// The document of this DocType that the value names.
    Link(&'static Meta),
    /// The document that the value names, of the DocType that another value names.
    DynamicLink(Value),
}

/// The rows that an expression of `fields` asks for, if it is a table field; nothing of one that
/// the user may not read.
pub(super) fn rows(ctx: &Context, scope: &Scope, expression: Expression<'_>) -> Result<Option<Attached>> {
    let Expression::Path(Path::Field(name)) = expression else {
        return Ok(None);
    };
    let table = scope.root()?.tables().iter().copied().find(|table| table.fieldname == name);
    let Some(table) = table else {
        return Ok(None);
    };
    Ok(Some(if scope.reads_rows(ctx, table)? { Attached::Rows(table) } else { Attached::Nothing }))
}

impl Plan<'_> {
    /// Puts linked documents in the place of their names, and reads what all of that takes.
    pub(super) fn attach(&mut self, ctx: &mut Context, select: &Select<'_>) -> Result<()> {
        for name in &select.expand {
            self.expand(ctx, name)?;
        }
        if !self.has_attached() {
            return Ok(());
        }
        if !self.shows_rows_as_they_are() {
            let message = "table fields and expand show documents: they go with no group_by, distinct or aggregates";
            return Err(Error::new(ErrorKind::Data, message));
        }
        let root = self.scope.root()?;
        let name = root.slot(NAME).ok_or_else(|| not_permitted("name"))?;
        self.extra(Value::Column(Column::new(0, root, name)));
        for place in 0..self.outputs.len() {
            if let Some(Attached::DynamicLink(doctype)) = self.outputs.get(place).map(|output| output.attached) {
                self.extra(doctype);
            }
        }
        Ok(())
    }

    /// Whether anything comes from other tables.
    pub(super) fn has_attached(&self) -> bool {
        self.outputs.iter().any(|output| !matches!(output.attached, Attached::Nothing))
    }

    /// A link field whose documents are shown; one that is not among the fields is added to them.
    fn expand(&mut self, ctx: &mut Context, name: &str) -> Result<()> {
        let root = self.scope.root()?;
        let field = expand::link(root, name)?;
        let Found::Column(column) = self.scope.column(ctx, 0, field.fieldname)? else {
            // Left out, like every field that the user may not read.
            return Ok(());
        };
        let attached = match field.fieldtype {
            FieldType::DynamicLink => match self.scope.column(ctx, 0, field.options) {
                Ok(Found::Column(doctype)) => Attached::DynamicLink(Value::Column(doctype)),
                _ => Attached::Nothing,
            },
            _ => expand::target(ctx, field.options).map_or(Attached::Nothing, Attached::Link),
        };
        let value = Some(Value::Column(column));
        if self.outputs.iter().all(|output| output.value != value) {
            self.outputs.push(Output::new(Cow::Borrowed(field.fieldname), value, false));
        }
        for output in self.outputs.iter_mut().filter(|output| output.value == value) {
            output.attached = attached;
        }
        Ok(())
    }
}

/// What came from other tables for some rows.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    /// The place of the name among the columns of the result.
    name: usize,
    /// By table field, then by the name of the document.
    rows: HashMap<&'static str, HashMap<String, JsonWriter>>,
    /// By DocType, then by name.
    documents: HashMap<&'static str, HashMap<String, JsonWriter>>,
}

impl Pieces {
    /// Reads what belongs to these rows.
    pub(super) fn load(ctx: &mut Context, plan: &Plan<'_>, rows: &[Vec<table::Value>]) -> Result<Pieces> {
        let root = plan.scope.root()?;
        let columns = Columns::of(plan);
        let name = root.slot(NAME).ok_or_else(|| not_permitted("name"))?;
        let mut pieces =
            Pieces { name: columns.extra(plan, Value::Column(Column::new(0, root, name)))?, ..Pieces::default() };
        let names: BTreeSet<String> = rows.iter().filter_map(|row| text(row, pieces.name)).collect();
        let mut linked: BTreeMap<&'static str, (&'static Meta, BTreeSet<String>)> = BTreeMap::new();
        for (place, output) in plan.outputs.iter().enumerate() {
            match output.attached {
                Attached::Nothing => {}
                Attached::Rows(table) => {
                    if !pieces.rows.contains_key(table.fieldname) {
                        pieces.rows.insert(table.fieldname, children(ctx, root, table, &names)?);
                    }
                }
                Attached::Link(_) | Attached::DynamicLink(_) => {
                    let shown = columns.place(place)?;
                    for row in rows {
                        let target = Pieces::target(ctx, plan, &columns, output, row)?;
                        if let (Some(target), Some(name)) = (target, text(row, shown)) {
                            linked.entry(target.name).or_insert((target, BTreeSet::new())).1.insert(name);
                        }
                    }
                }
            }
        }
        for (doctype, (meta, names)) in linked {
            pieces.documents.insert(doctype, expand::documents(ctx, meta, &names)?);
        }
        Ok(pieces)
    }

    /// Writes what stands at a place of a row, if it is not the row's own value.
    pub(super) fn write(
        &self,
        ctx: &Context,
        plan: &Plan<'_>,
        columns: &Columns<'_>,
        place: usize,
        row: &[table::Value],
        out: &mut JsonWriter,
    ) -> Result<bool> {
        let Some(output) = plan.outputs.get(place) else {
            return Ok(false);
        };
        if let Attached::Rows(table) = output.attached {
            let name = text(row, self.name).map(|name| name.to_lowercase());
            match name.and_then(|name| self.rows.get(table.fieldname)?.get(&name)) {
                Some(rows) => out.written(rows),
                None => out.raw("[]"),
            }
            return Ok(true);
        }
        let Some(target) = Pieces::target(ctx, plan, columns, output, row)? else {
            return Ok(false);
        };
        let name = text(row, columns.place(place)?).map(|name| name.to_lowercase());
        let document = name.and_then(|name| self.documents.get(target.name)?.get(&name));
        if let Some(document) = document {
            out.written(document);
        }
        Ok(document.is_some())
    }

    /// The DocType of the document that a link of a row leads to.
    fn target(
        ctx: &Context,
        plan: &Plan<'_>,
        columns: &Columns<'_>,
        output: &Output<'_>,
        row: &[table::Value],
    ) -> Result<Option<&'static Meta>> {
        match output.attached {
            Attached::Nothing | Attached::Rows(_) => Ok(None),
            Attached::Link(target) => Ok(Some(target)),
            Attached::DynamicLink(doctype) => {
                let doctype = text(row, columns.extra(plan, doctype)?);
                Ok(doctype.and_then(|doctype| expand::target(ctx, &doctype)))
            }
        }
    }
}

/// What a row has at a place, as text; none for nothing.
fn text(row: &[table::Value], place: usize) -> Option<String> {
    row.get(place).map(|value| value.as_ref().to_text()).filter(|text| !text.is_empty())
}

/// The rows of a table field of several documents, each array as the document itself shows it.
fn children(
    ctx: &mut Context,
    root: &'static Meta,
    table: &'static DocField,
    names: &BTreeSet<String>,
) -> Result<HashMap<String, JsonWriter>> {
    let format = output::DocumentFormat {
        levels: Some(permission::readable_levels(ctx, root)),
        ..output::DocumentFormat::default()
    };
    let names: Vec<&str> = limits::padded(names);
    let mut arrays: HashMap<String, JsonWriter> = HashMap::new();
    document::store::each_row_of(ctx, root, table, &names, |row| {
        let parent = row.field("parent").to_text().to_lowercase();
        let array = arrays.entry(parent).or_insert_with(|| {
            let mut array = JsonWriter::new();
            array.begin_array();
            array
        });
        output::write_row(row, &format, array);
    })?;
    for array in arrays.values_mut() {
        array.end_array();
    }
    Ok(arrays)
}
