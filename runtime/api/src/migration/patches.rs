//! Patches: functions that run once for each database, as Patch Log records.

use super::commit_part;
use diesel::QueryDsl;
use doctyped_core::context::{Context, Patch};
use doctyped_core::error::{Error, Result};
use doctyped_migration::CompletedStep;
use doctyped_models::patch_log;
use doctyped_orm::db::{Value, has_table};
use std::collections::BTreeSet;
use std::time::Instant;

const PATCH_LOG: &str = "Patch Log";

/// The paths of patches that the database has not run.
pub(super) fn pending(ctx: &mut Context) -> Result<Vec<&'static str>> {
    // A new database runs none.
    if !has_table(ctx.connection(), "tabUser")? {
        return Ok(Vec::new());
    }
    Ok(pending_patches(ctx)?.into_iter().map(|patch| patch.path).collect())
}

fn pending_patches(ctx: &mut Context) -> Result<Vec<&'static Patch>> {
    let patches = ctx.site().application().patches;
    if patches.is_empty() {
        return Ok(Vec::new());
    }
    let done = recorded(ctx)?;
    Ok(patches.iter().filter(|patch| !done.contains(patch.path)).collect())
}

/// The paths in Patch Log.
pub(super) fn recorded(ctx: &mut Context) -> Result<BTreeSet<String>> {
    if !has_table(ctx.connection(), "tabPatch Log")? {
        return Ok(BTreeSet::new());
    }
    let query = patch_log::table.filter(patch_log::skipped.eq(false)).select(patch_log::patch);
    Ok(ctx.load::<Option<String>, _>(query)?.into_iter().flatten().collect())
}

/// Runs the patches that the database has not run, in their order.
///
/// # Errors
/// That of the patch that fails, with its path.
pub(super) fn run_pending(ctx: &mut Context, report: &mut dyn FnMut(&CompletedStep)) -> Result<Vec<CompletedStep>> {
    let mut done = Vec::new();
    for patch in pending_patches(ctx)? {
        let start = Instant::now();
        (patch.run)(ctx).map_err(|error| {
            Error::new(error.kind(), format!("the patch {} failed: {}", patch.path, error.message())).caused_by(error)
        })?;
        record(ctx, patch.path)?;
        commit_part(ctx)?;
        let step = CompletedStep::since(start, format!("patch {}", patch.path));
        report(&step);
        done.push(step);
    }
    Ok(done)
}

/// Records all patches as run: a new database has nothing that they could change.
///
/// # Errors
/// Those of the inserts.
pub(super) fn record_all(ctx: &mut Context) -> Result<()> {
    pending_patches(ctx)?.into_iter().try_for_each(|patch| record(ctx, patch.path))
}

/// Adds a path to Patch Log.
///
/// # Errors
/// Those of the insert.
pub(super) fn record(ctx: &mut Context, path: &str) -> Result<()> {
    ctx.begin_writing()?;
    let log = ctx.site().documents();
    log.add_log(ctx, PATCH_LOG, &[("patch", Value::Text(path.to_owned()))])
}
