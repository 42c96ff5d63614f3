//! Rows of a DocType's table: their keys and locks.

pub use doctyped_orm::db::row_key::key;

use doctyped_schema::Meta;

/// Whether a read locks the document until the transaction ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowLock {
    /// Other transactions may change the document meanwhile.
    None,
    /// `SELECT ... FOR UPDATE`: other writers of the document wait.
    ForUpdate,
}

/// Whether a DocType has a table of its own.
pub fn has_table(meta: &Meta) -> bool {
    !meta.is_single && !meta.is_virtual
}
