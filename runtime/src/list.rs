//! Lists for controllers: what the user may see, as typed records.

use crate::context::Context;
use crate::error::Result;
use crate::query::{Filter, Joiner, Select};
use crate::table::{Document, Record};
use serde_json::{Value as JsonValue, json};
use std::marker::PhantomData;

/// A list in the making: `ctx.list::<ToDo>().filter("status", "=", "Open").limit(20).load()?`.
///
/// It takes Frappe's operators and shows what the user of the request may see; a Diesel query
/// through [`Context::load`] is checked by the compiler and sees everything.
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

impl Context {
    /// Lists documents that the user may see.
    pub fn list<D: Document>(&mut self) -> List<'_, D> {
        List { ctx: self, filters: Vec::new(), order: String::new(), start: 0, limit: None, document: PhantomData }
    }
}

impl<D: Document> List<'_, D> {
    /// Keeps the documents that fulfil this too: `filter("modified", ">", "2026-01-01")`,
    /// `filter("status", "in", ["Open", "Closed"])`, `filter("owner", "is", "set")`.
    pub fn filter(mut self, field: &str, operator: &str, value: impl Into<JsonValue>) -> Self {
        self.filters.push(json!([field, operator, value.into()]));
        self
    }

    /// Sorts: `order_by("modified desc, name")`. Without it the DocType's own order holds.
    pub fn order_by(mut self, order: &str) -> Self {
        order.clone_into(&mut self.order);
        self
    }

    /// Leaves out the first documents.
    pub fn start(mut self, start: u32) -> Self {
        self.start = start;
        self
    }

    /// Takes at most so many documents; all of them otherwise.
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// The documents, without their child rows.
    ///
    /// # Errors
    /// `PermissionError`, `DataError` for a field that is not there, `ValidationError` for an
    /// operator that is none.
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
        let rows = select.rows(self.ctx)?;
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

    /// How many documents there are, whatever the limit.
    ///
    /// # Errors
    /// As for [`List::load`].
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
