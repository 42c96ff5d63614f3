//! The checks themselves.

use doctyped_api::migration;
use doctyped_core::context::Site;
use doctyped_core::error::{ErrorKind, Result};
use doctyped_files::files;
use doctyped_orm::db::Probe;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};

/// A check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// The database answers.
    Database,
    /// The disks of the database and of the files have space.
    Disk,
    /// The database is migrated for this application.
    Migrations,
}

impl Check {
    /// All checks, in their order.
    pub const ALL: &'static [Check] = &[Check::Disk, Check::Database, Check::Migrations];

    /// The name in responses.
    pub fn name(self) -> &'static str {
        match self {
            Check::Database => "database",
            Check::Disk => "disk",
            Check::Migrations => "migrations",
        }
    }
}

/// A check and the reason for which it fails.
type Checked = (Check, Result<(), &'static str>);

/// Runs the checks of a site.
pub struct Checker {
    site: Weak<Site>,
    probe: Probe,
    /// The fingerprint of the database after the migration of this application; computed once.
    fingerprint: Option<String>,
    /// The checks that failed the last time, which are in the log.
    failed: Vec<Check>,
}

impl Checker {
    /// The checks of a site, which they do not keep alive.
    pub fn new(site: &Arc<Site>) -> Checker {
        Checker { site: Arc::downgrade(site), probe: site.pool.probe(), fingerprint: None, failed: Vec::new() }
    }

    /// Runs all checks; `begin` is called before each. `None` when the site is gone.
    pub fn run(&mut self, mut begin: impl FnMut(Check)) -> Option<Vec<Checked>> {
        let site = self.site.upgrade()?;
        begin(Check::Disk);
        let disk = check_disk(&site);
        begin(Check::Database);
        let fingerprint = self.fingerprint.get_or_insert_with(|| migration::expected_fingerprint(&site));
        let probed = self.probe.run(|connection| {
            begin(Check::Migrations);
            migration::is_pending(&site, connection, fingerprint)
        });
        let (database, migrations) = match probed {
            Ok(None | Some(false)) => (Ok(()), Ok(())),
            Ok(Some(true)) => (Ok(()), Err("the database is not migrated for this version: run migrate")),
            // A failure of the statement and not of the database is one of the tables.
            Err(error) => {
                tracing::debug!(error = %error.chain(), "the check of the database failed");
                match error.kind() {
                    ErrorKind::Internal => (Ok(()), Err("the state of the database cannot be read")),
                    _ => (Err("does not answer"), Ok(())),
                }
            }
        };
        let checks = vec![(Check::Disk, disk), (Check::Database, database), (Check::Migrations, migrations)];
        self.log_changes(&checks);
        Some(checks)
    }

    /// Logs checks that begin or cease to fail.
    fn log_changes(&mut self, checks: &[Checked]) {
        for (check, result) in checks {
            match (result, self.failed.contains(check)) {
                (Err(reason), false) => {
                    tracing::warn!(check = check.name(), reason, "the server is not ready");
                    self.failed.push(*check);
                }
                (Ok(()), true) => {
                    tracing::info!(check = check.name(), "the check passes again");
                    self.failed.retain(|failed| failed != check);
                }
                _ => {}
            }
        }
    }
}

/// Checks the space on the disks that the server writes to.
fn check_disk(site: &Site) -> Result<(), &'static str> {
    let min_space = site.config.monitoring.min_disk_space;
    let folders: [Option<PathBuf>; 2] =
        [site.pool.folder(), files(site).ok().map(|files| files.upload_dir().to_owned())];
    for folder in folders.into_iter().flatten() {
        if let Some(free) = free_space(&folder)
            && free < min_space
        {
            tracing::debug!(folder = %folder.display(), free, min_space, "the disk is nearly full");
            return Err("the disk has less free space than --min-disk-space");
        }
    }
    Ok(())
}

/// Bytes that this process may still write to the disk of a folder; `None` where the system does not say.
#[cfg(unix)]
fn free_space(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

#[cfg(not(unix))]
fn free_space(_: &Path) -> Option<u64> {
    None
}
