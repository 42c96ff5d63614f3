//! Whether the DocTypes are those that the database was last brought up to date with.
//!
//! To look at every table of a thousand takes long; one look at this tells whether it is needed.

use super::Transaction;
use super::statement::{Statement, column};
use crate::error::Result;
use crate::schema::{Meta, SortOrder};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Changed when the schema of the same DocTypes changes: another index, another system table.
const FORMAT: &str = "3";

/// The key in `__doctyped`.
const NAME: &str = "schema";

/// A text that is the same for the same DocTypes, as far as their tables go.
pub(super) fn of(doctypes: &[&Meta]) -> String {
    let mut hash = Sha256::new();
    hash.update(FORMAT);
    let mut text = String::new();
    for meta in doctypes {
        text.clear();
        let sorted_by_modified = meta.sort.first() == Some(&("modified", SortOrder::Desc))
            || meta.sort.first() == Some(&("modified", SortOrder::Asc));
        // Writing into a text does not fail.
        let _ = write!(
            text,
            "\n{:?} {:?} {} {} {} {sorted_by_modified}",
            meta.table, meta.naming, meta.is_child, meta.is_tree, meta.track_seen
        );
        for field in meta.fields.iter().filter(|field| field.is_stored()) {
            let _ = write!(
                text,
                "\n{:?} {:?} {:?} {} {}",
                field.fieldname,
                field.storage(),
                field.default,
                field.unique,
                field.search_index
            );
        }
        hash.update(&text);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The fingerprint in the database; none in a database that has none yet.
pub(super) fn stored(transaction: &mut Transaction) -> Option<String> {
    let statement = Statement::new("SELECT ")
        .name("value")
        .sql(" FROM ")
        .name("__doctyped")
        .sql(" WHERE ")
        .name("name")
        .sql(" = '")
        .sql(NAME)
        .sql("'");
    statement.first(transaction.connection(), |row| column::text(row, 0)).ok().flatten().flatten()
}

/// Notes the fingerprint.
pub(super) fn store(transaction: &mut Transaction, fingerprint: &str) -> Result<()> {
    Statement::new("DELETE FROM ")
        .name("__doctyped")
        .sql(" WHERE ")
        .name("name")
        .sql(" = ")
        .value(NAME)
        .execute(transaction.connection())?;
    Statement::new("INSERT INTO ")
        .name("__doctyped")
        .sql(" (")
        .names(["name", "value"])
        .sql(") VALUES (")
        .value(NAME)
        .sql(", ")
        .value(fingerprint)
        .sql(")")
        .execute(transaction.connection())?;
    Ok(())
}
