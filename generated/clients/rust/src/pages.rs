// Written by `cargo xtask codegen`; not to be edited.

//! Long lists, page by page with a cursor.

use crate::Named;
use crate::client::Client;
use crate::error::Error;
use crate::query::Query;
use crate::selection::Selection;
use std::collections::VecDeque;

/// Rows of a page, unless the query has a limit.
const PAGE_LENGTH: u64 = 100;

/// The rows of a list, read in pages. Documents that are created or deleted meanwhile shift none.
#[derive(Debug)]
pub struct Pages<'a, D, S: Selection<D>> {
    client: &'a Client,
    query: Query<D, S>,
    rows: VecDeque<S::Row>,
    /// The start of the next page, empty for the first; none at the end.
    cursor: Option<String>,
}

impl Client {
    /// All documents of a list one by one, read in pages of the query's limit, or of 100.
    pub fn iterate<D: Named, S: Selection<D>>(&self, query: Query<D, S>) -> Pages<'_, D, S> {
        let limit = query.row_limit().unwrap_or(PAGE_LENGTH);
        Pages { client: self, query: query.limit(limit), rows: VecDeque::new(), cursor: Some(String::new()) }
    }
}

impl<D: Named, S: Selection<D>> Pages<'_, D, S> {
    /// The next row; none at the end.
    ///
    /// # Errors
    /// A page cannot be read.
    pub async fn next(&mut self) -> Result<Option<S::Row>, Error> {
        while self.rows.is_empty() {
            let Some(cursor) = self.cursor.take() else { return Ok(None) };
            let page = self.client.page_at(&self.query, Some(&cursor), false).await?;
            self.rows = page.rows.into();
            self.cursor = page.next_cursor;
        }
        Ok(self.rows.pop_front())
    }
}
