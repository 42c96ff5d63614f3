//! Rows of a DocType's table: their keys and locks.

use doctyped_orm::table::Bind;
use doctyped_schema::{Meta, Naming};

/// Whether a read locks the document until the transaction ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowLock {
    /// Other transactions may change the document meanwhile.
    None,
    /// `SELECT ... FOR UPDATE`: other writers of the document wait.
    ForUpdate,
}

/// A name as the value of the column `name`; none when no document can have it, as `abc` where
/// names are numbers.
pub fn key<'a>(meta: &Meta, name: &'a str) -> Option<Bind<'a>> {
    match meta.naming {
        // SQLite compares texts up to this character.
        _ if name.contains('\0') => None,
        Naming::Autoincrement => name.parse().ok().map(Bind::Int),
        _ => Some(Bind::from(name)),
    }
}

/// Whether a DocType has a table of its own.
pub fn has_table(meta: &Meta) -> bool {
    !meta.is_single && !meta.is_virtual
}
