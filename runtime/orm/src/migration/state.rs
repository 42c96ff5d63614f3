//! The state of a database in `__doctyped`: which DocTypes its tables are made for, and by which version of which
//! application.
//!
//! Comparing a thousand tables with their DocTypes takes long. One query for the fingerprint tells whether it is
//! needed.

use super::existing::ExistingSchema;
use crate::db::{AnyConnection, Transaction, has_table};
use crate::error::{Error, Result};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use doctyped_schema::{Meta, SortOrder};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Version of the schema that migration makes from the same DocTypes; grows with a new index or system table.
const SCHEMA_VERSION: u32 = 4;

diesel::table! {
    /// Values that belong to the database as a whole.
    #[sql_name = "__doctyped"]
    database_values (name) {
        name -> Text,
        value -> Nullable<Text>,
    }
}

/// The rows of `__doctyped`.
const FINGERPRINT: &str = "schema";
const VERSION_OF_SCHEMA: &str = "schema version";
const APPLICATION: &str = "application";
const VERSION_OF_APPLICATION: &str = "application version";

/// An application, as databases know it.
#[derive(Debug, Clone, Copy, Default)]
pub struct ApplicationVersion<'a> {
    /// Its name; empty if it has none.
    pub name: &'a str,
    /// Its version, numbers separated by dots; empty if it has none.
    pub version: &'a str,
}

/// The hash of everything in these DocTypes that their tables depend on. `more` is what else a migration applies.
pub fn fingerprint<'a>(doctypes: &[&Meta], more: impl IntoIterator<Item = &'a str>) -> String {
    let mut doctypes: Vec<&Meta> = doctypes.to_vec();
    doctypes.sort_by_key(|meta| meta.name);
    let mut hash = Sha256::new();
    hash.update(SCHEMA_VERSION.to_le_bytes());
    let mut text = String::new();
    for meta in doctypes {
        text.clear();
        let sorted_by_modified = meta.sort.first() == Some(&("modified", SortOrder::Desc))
            || meta.sort.first() == Some(&("modified", SortOrder::Asc));
        // Writing to a `String` does not fail.
        let _ = write!(
            text,
            "\n{:?} {:?} {:?} {} {} {} {} {} {sorted_by_modified}",
            meta.table,
            meta.renamed_from,
            meta.naming,
            meta.is_child,
            meta.is_tree,
            meta.is_single,
            meta.is_virtual,
            meta.track_seen
        );
        for field in meta.fields.iter().filter(|field| field.is_stored() || !field.renamed_from.is_empty()) {
            let _ = write!(
                text,
                "\n{:?} {:?} {:?} {:?} {} {} {}",
                field.fieldname,
                field.renamed_from,
                field.storage(),
                field.default,
                field.unique,
                field.search_index,
                field.not_nullable
            );
        }
        hash.update(&text);
    }
    for text in more {
        hash.update(text.len().to_le_bytes());
        hash.update(text);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The fingerprint in the database; `None` before the first migration, which creates the table.
pub fn stored_fingerprint(transaction: &mut Transaction) -> Option<String> {
    read(transaction.connection(), FINGERPRINT)
}

fn read(connection: &mut AnyConnection, name: &str) -> Option<String> {
    let query = database_values::table.find(name).select(database_values::value);
    query.first::<Option<String>>(connection).ok().flatten()
}

/// Removes the fingerprint before the first step. If the migration stops half way on MariaDB, whose DDL commits, the next
/// start compares the tables, whatever its version.
pub(super) fn forget_fingerprint(transaction: &mut Transaction) -> Result<()> {
    let connection = transaction.connection();
    if has_table(connection, "__doctyped")? {
        diesel::delete(database_values::table.find(FINGERPRINT)).execute(connection)?;
    }
    Ok(())
}

/// Records that a database has been migrated.
///
/// # Errors
/// Those of the statements.
pub fn record(transaction: &mut Transaction, fingerprint: &str, application: ApplicationVersion<'_>) -> Result<()> {
    let connection = transaction.connection();
    let version = SCHEMA_VERSION.to_string();
    let mut rows = vec![(FINGERPRINT, fingerprint), (VERSION_OF_SCHEMA, &version)];
    let named = [(APPLICATION, application.name), (VERSION_OF_APPLICATION, application.version)];
    rows.extend(named.into_iter().filter(|(_, value)| !value.is_empty()));
    for (name, value) in rows {
        diesel::delete(database_values::table.find(name)).execute(connection)?;
        diesel::insert_into(database_values::table)
            .values((database_values::name.eq(name), database_values::value.eq(value)))
            .execute(connection)?;
    }
    Ok(())
}

/// Refuses a database that a newer version has migrated or that belongs to another application.
///
/// # Errors
/// `ErrorKind::Internal` with what was found and what to do.
pub fn check(transaction: &mut Transaction, application: ApplicationVersion<'_>, may_be_newer: bool) -> Result<()> {
    let connection = transaction.connection();
    if !has_table(connection, "__doctyped")? {
        return Ok(());
    }
    let stored = read(connection, APPLICATION).unwrap_or_default();
    if !stored.is_empty() && !application.name.is_empty() && stored != application.name {
        return Err(Error::internal(format!(
            "the database belongs to the application {stored:?}, and this is {:?}; give another one with `--database`",
            application.name
        )));
    }
    if may_be_newer {
        return Ok(());
    }
    let advice = "start that version, restore a backup, or take the database as it is with \
                  `migrate --accept-newer-database`";
    let schema = read(connection, VERSION_OF_SCHEMA).and_then(|version| version.parse::<u32>().ok());
    if schema.is_some_and(|schema| schema > SCHEMA_VERSION) {
        return Err(Error::internal(format!(
            "the database was migrated by a newer version of doctyped than this server has; {advice}"
        )));
    }
    let version = read(connection, VERSION_OF_APPLICATION).unwrap_or_default();
    if is_newer(&version, application.version) {
        return Err(Error::internal(format!(
            "the database was migrated by version {version} of the application, and this is version {}; {advice}",
            application.version
        )));
    }
    Ok(())
}

/// Whether a version is newer than another. Versions that are not numbers separated by dots are not compared; a
/// pre-release is taken for its release.
fn is_newer(version: &str, than: &str) -> bool {
    let numbers = |text: &str| -> Option<Vec<u64>> {
        let text = text.split(['-', '+']).next().unwrap_or_default();
        text.split('.').map(|part| part.parse().ok()).collect()
    };
    match (numbers(version), numbers(than)) {
        (Some(version), Some(than)) => version > than,
        _ => false,
    }
}

/// Tables that extensions of PostgreSQL create in the schema of the application.
const EXTENSION_TABLES: [&str; 1] = ["spatial_ref_sys"];

/// Refuses a database that has tables, but none of a doctyped server or of Frappe.
pub(super) fn check_tables(existing: &ExistingSchema) -> Result<()> {
    let is_known = |table: &str| matches!(table, "__doctyped" | "tabDocType" | "tabSingles" | "tabSeries");
    let others: Vec<&str> = existing.tables().filter(|table| !EXTENSION_TABLES.contains(table)).collect();
    if others.is_empty() || others.iter().any(|table| is_known(table)) {
        return Ok(());
    }
    let named = others.iter().take(3).copied().collect::<Vec<_>>().join(", ");
    let more = if others.len() > 3 { ", ..." } else { "" };
    Err(Error::internal(format!(
        "the database belongs to another program: it has the tables {named}{more}, and none of a doctyped server or of \
         Frappe; give another one with `--database`"
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_their_numbers() {
        assert!(is_newer("1.10.0", "1.9.5"));
        assert!(is_newer("2.0", "1.9.5"));
        for (version, than) in [("1.0.0", "1.0.0"), ("1.0.0-rc.1", "1.0.0"), ("0.9", "1.0"), ("", "1.0"), ("x", "1.0")]
        {
            assert!(!is_newer(version, than), "{version} {than}");
        }
    }
}
