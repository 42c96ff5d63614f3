//! `migrate`: brings the database up to date, and says what it did.

use super::{check, say};
use doctyped_api::migration::{self, Migrated, MigrationOptions};
use doctyped_core::config::Config;
use doctyped_core::context::Site;
use doctyped_core::error::{Error, Result};
use doctyped_migration::{CompletedStep, Orphan};
use doctyped_orm::db::DatabaseUrl;
use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

/// Tables and columns without a DocType that are listed.
const SHOWN_ORPHANS: usize = 50;

/// The arguments of `migrate`.
#[derive(Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "these are flags")]
pub(super) struct Arguments {
    /// Print the SQL, the patches and the fixtures, and change nothing
    #[arg(long)]
    dry_run: bool,

    /// Change the type of this field although values are lost, which are reported: DOCTYPE.FIELD, or FIELD of every
    /// DocType that has it; can be repeated
    #[arg(long, value_name = "FIELD")]
    convert: Vec<String>,

    /// Drop the tables and columns that no DocType has, after asking
    #[arg(long, conflicts_with = "dry_run")]
    drop_orphans: bool,

    /// Do not ask
    #[arg(long, requires = "drop_orphans")]
    yes: bool,

    /// Take a database that a newer version has migrated as it is
    #[arg(long)]
    accept_newer_database: bool,
}

impl Arguments {
    /// Plans a dry run on a SQLite database that does not exist for an empty database in memory, so that it leaves no file.
    pub(super) fn avoid_new_file(&self, config: &mut Config) {
        if self.dry_run && config.database.sqlite_file().is_some_and(|path| !Path::new(path).exists()) {
            say(&format!("-- {} does not exist and would be created", config.database));
            config.database = DatabaseUrl::in_memory();
        }
    }
}

/// Runs the command.
pub(super) fn run(site: &Arc<Site>, arguments: &Arguments) -> Result<()> {
    let mut options = MigrationOptions::of(&site.config);
    options.schema.convert.clone_from(&arguments.convert);
    options.accept_newer_database = arguments.accept_newer_database;
    if arguments.dry_run {
        let plan = migration::plan(site, &options)?;
        for line in &plan {
            say(line);
        }
        if plan.is_empty() {
            say("-- nothing to migrate");
        }
        return Ok(());
    }
    let start = Instant::now();
    // Each step as it ends: if a later one fails, values that are lost on MariaDB have been printed.
    let mut print = |CompletedStep { summary, duration, losses }: &CompletedStep| {
        say(&format!("{:>8} ms  {summary}", duration.as_millis()));
        for loss in losses {
            say(&format!("{:>13}{loss}", ""));
        }
    };
    let Migrated { done, installed } = migration::migrate(site, &options, &mut print)?;
    check(site, &installed)?;
    let state = if installed.created { "is created" } else { "is up to date" };
    let database = &site.config.database;
    if done.is_empty() {
        say(&format!("{database} {state}"));
    } else {
        let steps = if done.len() == 1 { "1 step".to_owned() } else { format!("{} steps", done.len()) };
        say(&format!("{database} {state}: {steps} in {:.1} s", start.elapsed().as_secs_f64()));
    }
    orphans(site, arguments)
}

/// Lists tables and columns that no DocType has, and drops them if that is asked for.
fn orphans(site: &Arc<Site>, arguments: &Arguments) -> Result<()> {
    let Some(orphans) = migration::orphans(site)? else {
        if arguments.drop_orphans {
            return Err(Error::validation(
                "--drop-orphans: the database is shared with Frappe, whose tables no DocType here has; nothing was dropped",
            ));
        }
        return Ok(());
    };
    if orphans.is_empty() {
        return Ok(());
    }
    say("No DocType has these any more:");
    orphans.iter().take(SHOWN_ORPHANS).for_each(|orphan| say(&format!("  {orphan}")));
    if orphans.len() > SHOWN_ORPHANS {
        say(&format!("  ... and {} more", orphans.len() - SHOWN_ORPHANS));
    }
    if !arguments.drop_orphans {
        say("`migrate --drop-orphans` drops them.");
        return Ok(());
    }
    if !arguments.yes && !is_confirmed(&orphans)? {
        say("Nothing was dropped.");
        return Ok(());
    }
    migration::drop_orphans(site, &orphans)?;
    say(&format!("{} dropped", orphans.len()));
    Ok(())
}

/// Asks on the terminal.
fn is_confirmed(orphans: &[Orphan]) -> Result<bool> {
    let input = std::io::stdin();
    if !input.is_terminal() {
        return Err(Error::validation("--drop-orphans asks on a terminal; add --yes to drop without being asked"));
    }
    let lost: i64 = orphans.iter().map(|orphan| orphan.count).sum();
    let mut output = std::io::stdout();
    // Standard output may be closed; then there is no answer either.
    let _ = write!(output, "Drop them, with {lost} rows and values? Type yes: ");
    let _ = output.flush();
    let mut answer = String::new();
    let read = input.lock().read_line(&mut answer);
    Ok(read.is_ok() && answer.trim().eq_ignore_ascii_case("yes"))
}
