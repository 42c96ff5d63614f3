//! Migration of a site: the schema, the records of every database, patches and fixtures, in one transaction.

mod fixtures;
mod module_data;
mod patches;

use crate::base_records::{self, Installed};
use doctyped_auth as auth;
use doctyped_auth::permission;
use doctyped_core::config::Config;
use doctyped_core::context::{Context, Site};
use doctyped_core::error::{Error, Result};
use doctyped_core::identity::Identity;
use doctyped_documents as document;
use doctyped_migration as schema_migration;
use doctyped_migration::{ApplicationVersion, CompletedStep, Orphan};
use doctyped_orm::db::{AnyConnection, Dialect};
use doctyped_schema::Meta;
use std::sync::Arc;

/// The losses that a migration may cause, and the indexes that it makes beyond the definitions.
#[derive(Debug, Clone, Default)]
pub struct MigrationOptions {
    /// The losses and additions of the schema.
    pub schema: schema_migration::Options,
    /// Whether a database that a newer version has migrated is taken as it is.
    pub accept_newer_database: bool,
}

impl MigrationOptions {
    /// The options of a start: nothing may be lost, and the settings say what is made.
    pub fn of(config: &Config) -> MigrationOptions {
        let schema = schema_migration::Options { text_index: config.text_index.clone(), ..Default::default() };
        MigrationOptions { schema, accept_newer_database: false }
    }
}

/// The result of a migration.
#[derive(Debug, Default)]
pub struct Migrated {
    /// The steps, in their order.
    pub done: Vec<CompletedStep>,
    /// The records that were added to a new database.
    pub installed: Installed,
}

/// Adds the caches of a site, before its database is used.
///
/// # Errors
/// `ValidationError` for a configuration that cannot work.
pub(crate) fn register(site: &Site) -> Result<()> {
    auth::mailer::check_sender(&site.config)?;
    document::register(site);
    permission::custom::register(site);
    Ok(())
}

/// Migrates a site if its application has changed since the last migration; otherwise this costs two queries.
///
/// # Errors
/// Those of [`migrate`].
pub(crate) fn migrate_if_changed(ctx: &mut Context) -> Result<Installed> {
    let metas = metas(ctx.site());
    let application = application(ctx.site());
    let stored = schema_migration::check(ctx.connection(), application, false)?;
    if stored == Some(fingerprint(ctx.site(), &metas)) {
        schema_migration::refill_text_indexes(ctx.transaction())?;
        let installed = base_records::fill(ctx, &metas)?;
        finish(ctx)?;
        return Ok(installed);
    }
    let options = MigrationOptions::of(&ctx.site().config);
    let migrated = migrate_metas(ctx, &metas, &options, &mut |_| {})?;
    // A new database has a step for each table and index.
    if migrated.installed.created {
        tracing::info!("created the tables of {} DocTypes", metas.len());
    } else {
        for CompletedStep { summary, .. } in &migrated.done {
            tracing::info!("migrated: {summary}");
        }
    }
    Ok(migrated.installed)
}

/// Brings the database up to date with the application: the schema, roles and folders, patches that it has not run,
/// data of optional modules, and fixtures. `report` gets each step when it ends. It is one transaction, except on MariaDB, which commits at each
/// DDL statement and patch: there a migration that failed goes on where it stopped.
///
/// # Errors
/// `ValidationError` if values would be lost or indexes cannot be unique; those of patches and fixtures. The database
/// is as it was before, apart from the exception above.
pub fn migrate(
    site: &Arc<Site>,
    options: &MigrationOptions,
    report: &mut dyn FnMut(&CompletedStep),
) -> Result<Migrated> {
    register(site)?;
    let mut ctx = Context::new(Arc::clone(site), Identity::administrator())?;
    let metas = metas(site);
    ctx.elevated(|ctx| migrate_metas(ctx, &metas, options, report))
}

fn migrate_metas(
    ctx: &mut Context,
    metas: &[&'static Meta],
    options: &MigrationOptions,
    report: &mut dyn FnMut(&CompletedStep),
) -> Result<Migrated> {
    schema_migration::lock(ctx.transaction())?;
    let mut steps = 0_usize;
    let result = run(ctx, metas, options, &mut |done| {
        steps += 1;
        report(done);
    });
    if result.is_err() {
        ctx.transaction().rollback()?;
    }
    let is_kept = steps > 0 && ctx.transaction().dialect() == Dialect::Mysql;
    schema_migration::unlock(ctx.transaction())?;
    result.map_err(|error| {
        if !is_kept {
            return error;
        }
        let message = format!("{}\n{steps} steps before it are kept; `migrate` goes on after them.", error.message());
        Error::new(error.kind(), message).caused_by(error)
    })
}

/// The migration under its lock.
fn run(
    ctx: &mut Context,
    metas: &[&'static Meta],
    options: &MigrationOptions,
    report: &mut dyn FnMut(&CompletedStep),
) -> Result<Migrated> {
    let application = application(ctx.site());
    schema_migration::check(ctx.connection(), application, options.accept_newer_database)?;
    check_names(metas, &options.schema.convert)?;
    let mut done = schema_migration::apply(ctx.transaction(), metas, &options.schema, report)?;
    schema_migration::refill_text_indexes(ctx.transaction())?;
    commit_part(ctx)?;
    let installed = base_records::fill(ctx, metas)?;
    let site = Arc::clone(ctx.site());
    site.reload(ctx.connection())?;
    if installed.created {
        patches::record_all(ctx)?;
    } else {
        done.extend(patches::run_pending(ctx, report)?);
    }
    let mut loaded = module_data::insert_pending(ctx)?;
    loaded.extend(fixtures::apply(ctx)?);
    loaded.iter().for_each(&mut *report);
    done.extend(loaded);
    let fingerprint = fingerprint(&site, metas);
    schema_migration::record(ctx.transaction(), &fingerprint, application)?;
    finish(ctx)?;
    Ok(Migrated { done, installed })
}

/// Commits a part on MariaDB, which would do so anyway at the next DDL statement.
fn commit_part(ctx: &mut Context) -> Result<()> {
    if ctx.transaction().dialect() == Dialect::Mysql {
        ctx.commit()?;
        ctx.transaction().begin_writing()?;
    }
    Ok(())
}

/// Checks the key of secrets, commits, and reads what requests need.
fn finish(ctx: &mut Context) -> Result<()> {
    auth::secret::check_key(ctx)?;
    auth::session_id::hash_stored(ctx)?;
    ctx.commit()?;
    let site = Arc::clone(ctx.site());
    site.reload(ctx.connection())
}

/// The fingerprint of a database after the migration of this site's application, for [`is_pending`].
pub fn expected_fingerprint(site: &Site) -> String {
    fingerprint(site, &metas(site))
}

/// Whether a database waits for the migration of this site's application. One that a newer version has migrated does
/// not.
pub fn is_pending(site: &Site, connection: &mut AnyConnection, expected_fingerprint: &str) -> Result<bool> {
    let stored = schema_migration::check(connection, application(site), true)?;
    let is_expected = stored.as_deref() == Some(expected_fingerprint);
    Ok(!is_expected && schema_migration::check(connection, application(site), false).is_ok())
}

/// The SQL, the patches and the fixtures of a migration, which is not made.
///
/// # Errors
/// Those of the queries, and `ValidationError` with all reasons for which the migration would be refused.
pub fn plan(site: &Arc<Site>, options: &MigrationOptions) -> Result<Vec<String>> {
    register(site)?;
    let metas = metas(site);
    let mut ctx = Context::new(Arc::clone(site), Identity::administrator())?;
    schema_migration::check(ctx.connection(), application(site), options.accept_newer_database)?;
    check_names(&metas, &options.schema.convert)?;
    let plan = schema_migration::plan(ctx.transaction(), &metas, &options.schema)?;
    if !plan.refusals.is_empty() {
        return Err(Error::validation(plan.refusals.join("\n")));
    }
    let mut lines: Vec<String> = Vec::new();
    for sql in plan.steps.iter().flat_map(schema_migration::Step::sql) {
        lines.push(if sql.starts_with("--") { sql } else { format!("{};", sql.trim_end_matches(';')) });
    }
    for path in patches::pending(&mut ctx)? {
        lines.push(format!("-- patch {path}"));
    }
    lines.extend(
        module_data::pending(&mut ctx)?.iter().map(|module| format!("-- data of the module {}", module.module)),
    );
    lines.extend(site.application().fixtures.iter().map(|fixture| format!("-- fixture {}", fixture.path)));
    Ok(lines)
}

/// The tables and columns that no DocType has; `None` if the database is shared with Frappe.
pub fn orphans(site: &Arc<Site>) -> Result<Option<Vec<Orphan>>> {
    schema_migration::orphans(&mut site.pool.transaction()?, &metas(site))
}

/// Drops tables and columns.
///
/// # Errors
/// `InternalError` with the statement that failed.
pub fn drop_orphans(site: &Arc<Site>, orphans: &[Orphan]) -> Result<()> {
    schema_migration::drop_orphans(&mut site.pool.transaction()?, &metas(site), orphans)
}

fn metas(site: &Site) -> Vec<&'static Meta> {
    let mut metas: Vec<&'static Meta> = site.registry().entries().map(|entry| (entry.meta)()).collect();
    metas.sort_by_key(|meta| meta.name);
    metas
}

fn application(site: &Site) -> ApplicationVersion<'static> {
    let application = site.application();
    ApplicationVersion { name: application.name, version: application.version }
}

fn fingerprint(site: &Site, metas: &[&'static Meta]) -> String {
    let application = site.application();
    let patches = application.patches.iter().map(|patch| patch.path);
    let fixtures = application.fixtures.iter().flat_map(|fixture| [fixture.path, fixture.text]);
    let fixtures = fixtures.chain(application.modules.iter().flat_map(|module| module.files).map(|file| file.text));
    let names =
        [application.name, application.version].into_iter().chain(site.config.text_index.iter().map(String::as_str));
    schema_migration::fingerprint(metas, patches.chain(fixtures).chain(names))
}

/// Checks that fields whose values may be lost exist.
fn check_names(metas: &[&'static Meta], convert: &[String]) -> Result<()> {
    for named in convert {
        let (doctype, fieldname) = match named.rsplit_once('.') {
            Some((doctype, fieldname)) => (Some(doctype), fieldname),
            None => (None, named.as_str()),
        };
        let is_meant = |meta: &Meta| doctype.is_none_or(|doctype| meta.name.eq_ignore_ascii_case(doctype));
        let has_field = |meta: &Meta| meta.slots().iter().any(|field| field.fieldname.eq_ignore_ascii_case(fieldname));
        if !metas.iter().any(|meta| is_meant(meta) && has_field(meta)) {
            return Err(Error::validation(format!("--convert: there is no field {named}; write `DocType.field`")));
        }
    }
    Ok(())
}
