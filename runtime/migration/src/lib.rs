//! Migration: the schema of a database follows the DocTypes.
//!
//! Missing tables, columns and indexes are added; tables and columns with a `renamed_from` are renamed; columns whose
//! field got another type are converted if nothing is lost. Nothing is dropped or narrowed unless that is asked for.
//!
//! ```text
//! ddl            the statements of each database
//! existing       the schema that a database has
//! plan           the comparison: steps and refusals
//! conversion     one value for a column of another type
//! text_index     indexes of trigrams, by which texts that contain others are found
//! ```

mod column_kind;
mod conversion;
mod conversion_step;
mod current;
mod ddl;
mod execution;
mod existing;
mod orphans;
mod plan;
mod references;
mod state;
mod step;
mod text_index;
mod unique;

pub use orphans::Orphan;
pub use plan::Plan;
pub use state::{ApplicationVersion, check, fingerprint, record};
pub use step::Step;
pub use text_index::refill as refill_text_indexes;

use ddl::SchemaDialect;
use ddl::mysql::Mysql;
use ddl::postgres::Postgres;
use ddl::sqlite::Sqlite;
use diesel::connection::SimpleConnection;
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::db::{Dialect, FRAPPE_TABLE, Transaction};
use doctyped_orm::error::{Error, ErrorKind, Result};
use doctyped_schema::Meta;
use existing::ExistingSchema;
use std::time::{Duration, Instant};

/// The losses that a migration may cause, and the indexes that it makes beyond the definitions.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Fields whose values may be lost when they get another type: `field`, or `DocType.field`.
    pub convert: Vec<String>,
    /// The DocTypes and fields whose texts have an index of trigrams: `DocType` for those that link searches look at, or
    /// `DocType.field`; `none` alone drops all of them. Without any, the database keeps those that it has.
    pub text_index: Vec<String>,
}

impl Options {
    fn may_lose(&self, doctype: &str, fieldname: &str) -> bool {
        self.convert.iter().any(|named| match named.rsplit_once('.') {
            Some((of, field)) => of.eq_ignore_ascii_case(doctype) && field.eq_ignore_ascii_case(fieldname),
            None => named.eq_ignore_ascii_case(fieldname),
        })
    }
}

/// A step that has been done.
#[derive(Debug)]
pub struct CompletedStep {
    /// The step, in one line.
    pub summary: String,
    /// How long it took.
    pub duration: Duration,
    /// Values that were lost: a line for each.
    pub losses: Vec<String>,
}

impl CompletedStep {
    /// A step that has begun at a time and loses no values.
    pub fn since(start: Instant, summary: String) -> CompletedStep {
        CompletedStep { summary, duration: start.elapsed(), losses: Vec::new() }
    }
}

/// Begins a transaction and takes a lock against other migrations of the database, which [`unlock`] releases. The
/// transaction has no time limit for statements.
///
/// # Errors
/// `ErrorKind::QueryTimeout` if another server migrates the database for longer than a minute.
pub fn lock(transaction: &mut Transaction) -> Result<()> {
    transaction.begin_writing()?;
    transaction.remove_statement_limit();
    let is_free = match transaction.dialect() {
        Dialect::Sqlite => true,
        Dialect::Postgres => {
            let sql = "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 60000; \
                       SELECT pg_advisory_xact_lock(6071204508171)";
            transaction.connection().batch_execute(sql).is_ok()
        }
        Dialect::Mysql => {
            let sql = "/*M!100101 SET @time_limit = @@max_statement_time, SESSION max_statement_time = 0 */";
            transaction.connection().batch_execute(sql)?;
            // The names of locks belong to all databases of a server.
            let sql = "SELECT GET_LOCK(CONCAT('doctyped ', MD5(DATABASE())), 60)";
            let taken = Statement::once(sql).first(transaction.connection(), |row| column::int(row, 0))?;
            taken.flatten() == Some(1)
        }
    };
    if is_free {
        return Ok(());
    }
    transaction.rollback()?;
    Err(Error::new(ErrorKind::QueryTimeout, "another server is migrating the database; try again when it is done"))
}

/// Reverts what the end of the transaction does not.
pub fn unlock(transaction: &mut Transaction) -> Result<()> {
    if transaction.dialect() == Dialect::Mysql {
        let sql = "DO RELEASE_LOCK(CONCAT('doctyped ', MD5(DATABASE()))); \
                   /*M!100101 SET SESSION max_statement_time = @time_limit */";
        transaction.connection().batch_execute(sql)?;
    }
    Ok(())
}

/// Compares the database with the DocTypes.
///
/// # Errors
/// `ErrorKind::Internal` if the database belongs to another program, and the errors of the queries.
pub fn plan(transaction: &mut Transaction, doctypes: &[&'static Meta], options: &Options) -> Result<Plan> {
    let connection = transaction.connection();
    match connection.dialect() {
        Dialect::Sqlite => plan::plan::<Sqlite>(connection, doctypes, options),
        Dialect::Postgres => plan::plan::<Postgres>(connection, doctypes, options),
        Dialect::Mysql => plan::plan::<Mysql>(connection, doctypes, options),
    }
}

/// Brings the schema up to date with the DocTypes, and returns what was done; `report` gets each step when it ends. All
/// steps are part of the transaction, which [`lock`] has begun, except on MariaDB, which commits at each DDL statement:
/// there a failed migration goes on where it stopped.
///
/// # Errors
/// `ErrorKind::Validation` if values would be lost or indexes cannot be unique; nothing is changed then.
/// `ErrorKind::Internal` with the step that failed.
pub fn apply(
    transaction: &mut Transaction,
    doctypes: &[&'static Meta],
    options: &Options,
    report: &mut dyn FnMut(&CompletedStep),
) -> Result<Vec<CompletedStep>> {
    let Plan { steps, refusals } = plan(transaction, doctypes, options)?;
    if !refusals.is_empty() {
        return Err(Error::validation(format!("nothing was migrated.\n{}", refusals.join("\n"))));
    }
    if !steps.is_empty() {
        state::forget_fingerprint(transaction)?;
    }
    let mut done = Vec::with_capacity(steps.len());
    for (index, step) in steps.iter().enumerate() {
        let start = Instant::now();
        let result = step.run(transaction.connection()).map_err(|error| {
            let (at, all) = (index + 1, steps.len());
            // MariaDB has committed the steps before.
            let state = if transaction.dialect() == Dialect::Mysql { "" } else { "\nNothing was migrated." };
            Error::internal(format!("step {at} of {all} failed: {}{state}", error.message())).caused_by(error)
        })?;
        let converted =
            if let Step::Convert(_) = step { format!(" ({} values)", result.converted) } else { String::new() };
        let summary = format!("{}{converted}", step.summary());
        tracing::debug!(summary, "migration step");
        let step = CompletedStep { losses: result.losses, ..CompletedStep::since(start, summary) };
        report(&step);
        done.push(step);
    }
    Ok(done)
}

/// Brings the schema up to date with the DocTypes in a transaction of its own, and returns what was done.
///
/// # Errors
/// Those of [`apply`].
pub fn migrate(
    transaction: &mut Transaction,
    doctypes: &[&'static Meta],
    options: &Options,
) -> Result<Vec<CompletedStep>> {
    lock(transaction)?;
    let done = apply(transaction, doctypes, options, &mut |_| {});
    let done = done.and_then(|done| {
        transaction.commit()?;
        Ok(done)
    });
    if done.is_err() {
        transaction.rollback()?;
    }
    unlock(transaction)?;
    done
}

/// Whether Frappe has created the database.
fn is_shared_with_frappe(existing: &ExistingSchema) -> bool {
    existing.has_table(FRAPPE_TABLE)
}

/// The tables and columns that no DocType has; `None` if the database is shared with Frappe, whose tables they are.
pub fn orphans(transaction: &mut Transaction, doctypes: &[&'static Meta]) -> Result<Option<Vec<Orphan>>> {
    let existing = existing(transaction)?;
    if is_shared_with_frappe(&existing) {
        return Ok(None);
    }
    let connection = transaction.connection();
    let found = match connection.dialect() {
        Dialect::Sqlite => orphans::find::<Sqlite>(connection, &existing, doctypes),
        Dialect::Postgres => orphans::find::<Postgres>(connection, &existing, doctypes),
        Dialect::Mysql => orphans::find::<Mysql>(connection, &existing, doctypes),
    };
    found.map(Some)
}

/// Drops tables and columns that are as they were when they were listed.
///
/// # Errors
/// `ErrorKind::Validation` if they have changed meanwhile, and `ErrorKind::Internal` with the statement that failed; on
/// MariaDB those before it are dropped.
pub fn drop_orphans(transaction: &mut Transaction, doctypes: &[&'static Meta], listed: &[Orphan]) -> Result<()> {
    lock(transaction)?;
    let dropped = orphans(transaction, doctypes).and_then(|found| {
        if found.as_deref() != Some(listed) {
            return Err(Error::validation("the tables and columns have changed meanwhile; nothing was dropped"));
        }
        listed.iter().try_for_each(|orphan| orphan.drop(transaction.connection()))?;
        transaction.commit()
    });
    if dropped.is_err() {
        transaction.rollback()?;
    }
    unlock(transaction)?;
    dropped
}

fn existing(transaction: &mut Transaction) -> Result<ExistingSchema> {
    fn read<S: SchemaDialect>(transaction: &mut Transaction) -> Result<ExistingSchema> {
        ExistingSchema::read::<S>(transaction.connection())
    }
    match transaction.dialect() {
        Dialect::Sqlite => read::<Sqlite>(transaction),
        Dialect::Postgres => read::<Postgres>(transaction),
        Dialect::Mysql => read::<Mysql>(transaction),
    }
}
