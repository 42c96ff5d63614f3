//! The state of a database in `__doctyped`: which DocTypes its tables are made for, and by which version of which
//! application.
//!
//! Comparing a thousand tables with their DocTypes takes long. One query for the fingerprint tells whether it is
//! needed.

use super::existing::ExistingSchema;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use doctyped_orm::db::{AnyConnection, SERVER_TABLE, Transaction, has_table};
use doctyped_orm::error::{Error, Result};
use doctyped_schema::{Meta, SortOrder};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
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
                field.column_type(),
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

/// The values of the database by their names; none before the first migration, which creates the table.
fn read(connection: &mut AnyConnection) -> Result<BTreeMap<String, String>> {
    if !has_table(connection, SERVER_TABLE)? {
        return Ok(BTreeMap::new());
    }
    let names = [FINGERPRINT, VERSION_OF_SCHEMA, APPLICATION, VERSION_OF_APPLICATION];
    let query = database_values::table.filter(database_values::name.eq_any(names));
    let rows: Vec<(String, Option<String>)> =
        query.select((database_values::name, database_values::value)).load(connection)?;
    Ok(rows.into_iter().filter_map(|(name, value)| Some((name, value?))).collect())
}

/// Removes the fingerprint before the first step. If the migration stops half way on MariaDB, whose DDL commits, the next
/// start compares the tables, whatever its version.
pub(super) fn forget_fingerprint(transaction: &mut Transaction) -> Result<()> {
    let connection = transaction.connection();
    if has_table(connection, SERVER_TABLE)? {
        diesel::delete(database_values::table.find(FINGERPRINT)).execute(connection)?;
    }
    Ok(())
}

/// Records that a database has been migrated.
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

/// Refuses a database that a newer version has migrated or that belongs to another application. Returns the fingerprint
/// of the last migration.
///
/// # Errors
/// `ErrorKind::Internal` with what was found and what to do.
pub fn check(
    connection: &mut AnyConnection,
    application: ApplicationVersion<'_>,
    may_be_newer: bool,
) -> Result<Option<String>> {
    let mut values = read(connection)?;
    let mut stored = |name| values.remove(name).unwrap_or_default();
    let name = stored(APPLICATION);
    if !name.is_empty() && !application.name.is_empty() && name != application.name {
        return Err(Error::internal(format!(
            "the database belongs to the application {name:?}, and this is {:?}; give another one with `--database`",
            application.name
        )));
    }
    let (schema, version) = (stored(VERSION_OF_SCHEMA), stored(VERSION_OF_APPLICATION));
    let problem = if may_be_newer {
        None
    } else if schema.parse::<u32>().is_ok_and(|schema| schema > SCHEMA_VERSION) {
        Some("a newer version of doctyped than this server has".to_owned())
    } else if is_newer(&version, application.version) {
        Some(format!("version {version} of the application, and this is version {}", application.version))
    } else {
        None
    };
    match problem {
        Some(problem) => Err(Error::internal(format!(
            "the database was migrated by {problem}; start that version, restore a backup, or take the database as it is \
             with `migrate --accept-newer-database`"
        ))),
        None => Ok(values.remove(FINGERPRINT)),
    }
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
    let is_known = |table: &str| matches!(table, SERVER_TABLE | "tabDocType" | "tabSingles" | "tabSeries");
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
