//! A hash of the DocTypes' schema, stored in the database by the last migration.
//!
//! Comparing a thousand tables with their DocTypes takes long. One query for this hash tells whether
//! it is needed.

use super::Transaction;
use crate::error::Result;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use doctyped_schema::{Meta, SortOrder};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Version of the schema that migration makes from the same DocTypes; changes with a new index or
/// system table.
const SCHEMA_VERSION: &str = "3";

diesel::table! {
    /// Values that belong to the database as a whole.
    #[sql_name = "__doctyped"]
    database_values (name) {
        name -> Text,
        value -> Nullable<Text>,
    }
}

/// The name of the row in `__doctyped`.
const ROW_NAME: &str = "schema";

/// The hash of everything in these DocTypes that their tables depend on.
pub fn of(doctypes: &[&Meta]) -> String {
    let mut hash = Sha256::new();
    hash.update(SCHEMA_VERSION);
    let mut text = String::new();
    for meta in doctypes {
        text.clear();
        let sorted_by_modified = meta.sort.first() == Some(&("modified", SortOrder::Desc))
            || meta.sort.first() == Some(&("modified", SortOrder::Asc));
        // Writing to a `String` does not fail.
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

/// The fingerprint in the database; `None` before the first migration, which creates the table.
pub fn stored(transaction: &mut Transaction) -> Option<String> {
    let query = database_values::table.find(ROW_NAME).select(database_values::value);
    query.first::<Option<String>>(transaction.connection()).ok().flatten()
}

/// Stores the fingerprint.
pub fn store(transaction: &mut Transaction, fingerprint: &str) -> Result<()> {
    let connection = transaction.connection();
    diesel::delete(database_values::table.find(ROW_NAME)).execute(connection)?;
    diesel::insert_into(database_values::table)
        .values((database_values::name.eq(ROW_NAME), database_values::value.eq(fingerprint)))
        .execute(connection)?;
    Ok(())
}
