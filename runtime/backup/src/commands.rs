//! The commands `backup`, `restore` and `check` of the server.

use crate::{BackupOptions, CheckOptions, RestoreOptions};
use doctyped_core::config::Config;
use doctyped_core::context::{Application, Site};
use doctyped_core::error::{Error, Result};
use std::io::Write;
use std::sync::Arc;

/// The arguments of `backup`.
#[derive(Debug, clap::Args)]
pub struct BackupArguments {
    /// The folder of the archive, or s3://BUCKET/PREFIX where buckets are compiled in
    #[arg(value_name = "TARGET", required_unless_present = "verify", conflicts_with = "verify")]
    target: Option<String>,

    /// Remove all archives of this database in the target but the latest ones, with the new one
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..), requires = "target")]
    keep: Option<u32>,

    /// Leave the key of stored secrets out of the archive
    #[arg(long, requires = "target")]
    without_key: bool,

    /// Check an archive instead: a file, or s3://BUCKET/PREFIX/NAME
    #[arg(long, value_name = "ARCHIVE")]
    pub verify: Option<String>,
}

/// The arguments of `restore`.
#[derive(Debug, clap::Args)]
pub struct RestoreArguments {
    /// The archive: a file, or s3://BUCKET/PREFIX/NAME
    archive: String,

    /// Replace the database, the key and the files of the same names if the site is not empty
    #[arg(long)]
    force: bool,
}

/// The arguments of `check`.
#[derive(Debug, clap::Args)]
pub struct CheckArguments {
    /// Read neither the content of files nor the targets of links
    #[arg(long)]
    fast: bool,
}

/// Prints a line; a closed pipe is no error.
pub fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// Refuses a database that does not exist; to open it would create it.
pub fn check_exists(config: &Config) -> Result<()> {
    match config.database.sqlite_file() {
        Some(path) if !std::path::Path::new(path).is_file() => {
            Err(Error::validation(format!("there is no database {path}; give its path with --database")))
        }
        _ => Ok(()),
    }
}

/// Makes a backup and says where it is.
pub fn backup(site: &Site, arguments: &BackupArguments) -> Result<()> {
    let options = BackupOptions {
        keep: arguments.keep.map(|number| usize::try_from(number).unwrap_or(usize::MAX)),
        without_key: arguments.without_key,
    };
    let backup = crate::backup(site, arguments.target.as_deref().unwrap_or_default(), &options)?;
    say(&format!("{}: {}", backup.location, backup.summary));
    if !backup.missing_files.is_empty() {
        let (number, missing) = (backup.missing_files.len(), backup.missing_files.join(", "));
        tracing::warn!(number, missing, "the contents of these files are missing, and so they are in the archive");
    }
    backup.removed.iter().for_each(|name| say(&format!("removed {name}")));
    Ok(())
}

/// Checks an archive.
pub fn verify(config: &Config, archive: &str) -> Result<()> {
    let summary = crate::verify(config, archive)?;
    say(&format!("{archive} is complete: {summary}"));
    Ok(())
}

/// Restores an archive and says what to do next.
pub fn restore(application: &Application, config: &Config, arguments: &RestoreArguments) -> Result<()> {
    let options = RestoreOptions { force: arguments.force };
    let restored = crate::restore(application, config, &arguments.archive, options)?;
    say(&format!("{} is restored: {}", config.database, restored.summary));
    if let Some(path) = &restored.key_file {
        say(&format!("The key of stored secrets is in {}", path.display()));
    }
    if let Some(path) = &restored.old_key_file {
        say(&format!("The key that was there before is in {}", path.display()));
    }
    if !restored.has_key {
        say("The archive has no key of stored secrets; give the server that of the site with --key-file.");
    }
    say("`server check` examines the site.");
    Ok(())
}

/// Examines a site.
///
/// # Errors
/// `ValidationError` if something is wrong.
pub fn check(site: &Arc<Site>, arguments: &CheckArguments) -> Result<()> {
    let report = crate::check(site, CheckOptions { fast: arguments.fast })?;
    report.examined.iter().for_each(|line| say(&format!("examined {line}")));
    report.notes.iter().for_each(|line| say(&format!("note: {line}")));
    report.problems.iter().for_each(|line| say(&format!("problem: {line}")));
    match report.problems.len() {
        0 => {
            say(&format!("{}: no problem was found", site.config.database));
            Ok(())
        }
        1 => Err(Error::validation("1 problem was found")),
        number => Err(Error::validation(format!("{number} problems were found"))),
    }
}
