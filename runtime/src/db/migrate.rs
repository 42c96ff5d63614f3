//! Brings the database to what the metadata says: adds what is missing, never drops or narrows.

use super::{AnyConnection, Lease, sqlite};
use crate::error::Result;
use crate::schema::Meta;
use diesel::connection::SimpleConnection;

/// Compares the database with the DocTypes and applies what is missing, in one transaction.
/// Gives the statements; with `dry_run` they are not applied.
///
/// # Errors
/// When the database refuses a statement; nothing is changed then.
pub fn migrate(lease: &mut Lease, doctypes: &[&'static Meta], dry_run: bool) -> Result<Vec<String>> {
    let statements = missing(lease, doctypes)?;
    if dry_run || statements.is_empty() {
        return Ok(statements);
    }
    // Another process may have migrated in the meantime: look again once nobody else can write.
    lease.begin_writing()?;
    let statements = missing(lease, doctypes)?;
    for statement in &statements {
        tracing::debug!(%statement, "migrating");
        lease.connection().batch_execute(statement)?;
    }
    lease.commit()?;
    Ok(statements)
}

fn missing(lease: &mut Lease, doctypes: &[&'static Meta]) -> Result<Vec<String>> {
    let mut doctypes: Vec<&Meta> = doctypes.iter().copied().filter(|meta| has_table(meta)).collect();
    doctypes.sort_by_key(|meta| meta.name);
    match lease.connection() {
        #[cfg(feature = "sqlite")]
        connection @ AnyConnection::Sqlite(_) => sqlite::missing(connection, &doctypes),
    }
}

/// Single DocTypes live in `tabSingles`, virtual ones nowhere.
fn has_table(meta: &Meta) -> bool {
    !meta.is_single && !meta.is_virtual
}
