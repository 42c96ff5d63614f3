//! Lists for controllers: typed records of the documents that the user may read.

use crate::Select;
use crate::rows::SizeLimit;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::grammar::filter::{Filter, Joiner};
use doctyped_orm::table::{Document, Record};
use serde_json::{Value as JsonValue, json};
use std::marker::PhantomData;

/// Builds a list: `ctx.list::<ToDo>().filter("status", "=", "Open").limit(20).load()?`.
///
/// It takes Frappe's operators and contains the documents that the user of the request may read. A
/// Diesel query through [`Context::load`] is checked by the compiler and ignores permissions.
#[derive(Debug)]
#[must_use = "a list does nothing until it is loaded or counted"]
pub struct List<'ctx, D> {
    ctx: &'ctx mut Context,
    filters: Vec<JsonValue>,
    order: String,
    start: u32,
    limit: Option<u32>,
    document: PhantomData<fn() -> D>,
}

/// Adds [`list`](ListDocuments::list) to the context.
pub trait ListDocuments {
    /// A list of the documents that the user may see.
    fn list<D: Document>(&mut self) -> List<'_, D>;
}

impl ListDocuments for Context {
    fn list<D: Document>(&mut self) -> List<'_, D> {
        List { ctx: self, filters: Vec::new(), order: String::new(), start: 0, limit: None, document: PhantomData }
    }
}

impl<D: Document> List<'_, D> {
    /// Adds a condition: `filter("modified", ">", "2026-01-01")`,
    /// `filter("status", "in", ["Open", "Closed"])`, `filter("owner", "is", "set")`.
    pub fn filter(mut self, field: &str, operator: &str, value: impl Into<JsonValue>) -> Self {
        self.filters.push(json!([field, operator, value.into()]));
        self
    }

    /// Sets the order: `order_by("modified desc, name")`. The default is that of the DocType.
    pub fn order_by(mut self, order: &str) -> Self {
        order.clone_into(&mut self.order);
        self
    }

    /// Sets the number of documents to skip.
    pub fn start(mut self, start: u32) -> Self {
        self.start = start;
        self
    }

    /// Sets the maximum number of documents; all without a limit.
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Loads the documents, without their child rows.
    ///
    /// # Errors
    /// `PermissionError`, `DataError` for an unknown field, `ValidationError` for an unknown operator.
    pub fn load(self) -> Result<Vec<D>> {
        let filters = JsonValue::Array(self.filters);
        let columns: Vec<&'static str> = D::COLUMNS.iter().take(D::SLOTS).copied().collect();
        let mut select = select::<D>(&filters)?;
        for column in &columns {
            select.field(column)?;
        }
        if !self.order.is_empty() {
            select.order_by(&self.order)?;
        }
        select.start(self.start).limit(self.limit);
        // The controller chooses the limit of its list.
        let rows = select.rows_within(self.ctx, SizeLimit::Refuse(usize::MAX))?;
        rows.into_iter()
            .map(|row| {
                let mut document = D::default();
                let record: &mut dyn Record = &mut document;
                record.clear();
                for (column, value) in columns.iter().zip(row) {
                    if let Some(slot) = record.meta().slot_of(column) {
                        record.set(slot, value)?;
                    }
                }
                Ok(document)
            })
            .collect()
    }

    /// Counts the documents, regardless of the limit.
    ///
    /// # Errors
    /// As [`List::load`].
    pub fn count(self) -> Result<i64> {
        let filters = JsonValue::Array(self.filters);
        select::<D>(&filters)?.count(self.ctx)
    }
}

fn select<D: Document>(filters: &JsonValue) -> Result<Select<'_>> {
    let mut select = Select::new(D::DOCTYPE);
    select.filter(Filter::from_json(filters, Joiner::And)?);
    Ok(select)
}
