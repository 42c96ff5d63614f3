// Written by `cargo xtask codegen`; not to be edited.

//! Lists: what is selected, of which documents, in which order.

use crate::column::SortOrder;
use crate::filter::Filter;
use crate::selection::{AllColumns, Names, Selection};
use crate::{DocType, Named};
use serde_json::Value;
use std::marker::PhantomData;

/// A list of the documents of a DocType.
#[derive(Debug, Clone)]
pub struct Query<D, S = Names> {
    selection: S,
    filter: Option<Filter<D>>,
    order: Vec<String>,
    start: u64,
    limit: Option<u64>,
    doctype: PhantomData<fn() -> D>,
}

impl<D: Named> Query<D, Names> {
    /// The names of 20 documents.
    pub fn new() -> Self {
        Query { selection: Names, filter: None, order: Vec::new(), start: 0, limit: None, doctype: PhantomData }
    }
}

impl<D: Named> Default for Query<D, Names> {
    fn default() -> Self {
        Query::new()
    }
}

impl<D: DocType, S: Selection<D>> Query<D, S> {
    /// Selects the values of each row: a column, a table field, an expanded link, or a tuple of these.
    pub fn select<T: Selection<D>>(self, selection: T) -> Query<D, T> {
        let Query { filter, order, start, limit, doctype, .. } = self;
        Query { selection, filter, order, start, limit, doctype }
    }

    /// All columns: rows are documents with empty tables.
    pub fn all_columns(self) -> Query<D, AllColumns> {
        self.select(AllColumns)
    }

    /// Adds a condition; all of them hold.
    #[must_use]
    pub fn filter(mut self, filter: Filter<D>) -> Self {
        self.filter = Some(match self.filter {
            Some(other) => other.and(filter),
            None => filter,
        });
        self
    }

    /// Adds an order; the first one counts most.
    #[must_use]
    pub fn order_by(mut self, order: SortOrder<D>) -> Self {
        self.order.push(order.text);
        self
    }

    /// Skips rows.
    #[must_use]
    pub fn start(mut self, start: u64) -> Self {
        self.start = start;
        self
    }

    /// Rows at most; 0 for all.
    #[must_use]
    pub fn limit(mut self, limit: u64) -> Self {
        self.limit = Some(limit);
        self
    }

    pub(crate) fn row_limit(&self) -> Option<u64> {
        self.limit
    }

    pub(crate) fn selection(&self) -> &S {
        &self.selection
    }

    /// The parameters of the request.
    pub(crate) fn parameters(&self) -> Vec<(&'static str, String)> {
        let (mut fields, mut expand) = (Vec::new(), Vec::new());
        self.selection.collect(&mut fields, &mut expand);
        let mut parameters = vec![("fields", Value::from(fields).to_string())];
        if !expand.is_empty() {
            parameters.push(("expand", Value::from(expand).to_string()));
        }
        parameters.extend(self.filter.as_ref().map(|filter| ("filters", filter.parameter().to_string())));
        if !self.order.is_empty() {
            parameters.push(("order_by", self.order.join(", ")));
        }
        if self.start > 0 {
            parameters.push(("start", self.start.to_string()));
        }
        parameters.extend(self.limit.map(|limit| ("limit", limit.to_string())));
        parameters
    }
}

/// A page of a list.
#[derive(Debug, Clone)]
pub struct Page<R> {
    /// The rows.
    pub rows: Vec<R>,
    /// Whether there are rows after this page.
    pub has_next_page: bool,
    /// The number of documents that the filters match, if it was asked for.
    pub count: Option<u64>,
    /// The start of the next page; none at the end.
    pub next_cursor: Option<String>,
}
