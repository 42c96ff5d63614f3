//! Child rows by name. Saving compares the rows of a document with the stored ones, and looking each up
//! in a list would take quadratic time.

use doctyped_orm::table::{ChildRows, Record};
use std::collections::HashMap;

/// The rows of a table field by name; of rows with equal names, the first one.
pub struct RowIndex<'a> {
    rows: &'a dyn ChildRows,
    indexes: HashMap<String, usize>,
}

impl<'a> RowIndex<'a> {
    /// An index of rows.
    pub fn new(rows: &'a dyn ChildRows) -> RowIndex<'a> {
        RowIndex { rows, indexes: indexes(rows) }
    }

    /// The row of a name.
    pub fn get(&self, name: &str) -> Option<&'a dyn Record> {
        self.indexes.get(name).and_then(|index| self.rows.get(*index))
    }
}

/// The indexes of rows by name; of rows with equal names, that of the first one.
pub fn indexes(rows: &dyn ChildRows) -> HashMap<String, usize> {
    let mut indexes = HashMap::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        indexes.entry(row.name()).or_insert(index);
    }
    indexes
}
