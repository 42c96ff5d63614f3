//! Group commit for SQLite: one wait for the disk serves all that committed before it.
//!
//! With `synchronous = FULL` each commit waits for the disk by itself, while it keeps the others
//! from writing. Here commits only write to the log (`synchronous = NORMAL`, which keeps the
//! database whole after any crash), and each request waits, after the next writer had its turn,
//! until the log is on the disk. Whoever finds nobody waiting for the disk does it, for everybody
//! who has committed by then.

use crate::error::{Error, Result};
use parking_lot::{Condvar, Mutex};
use std::fs::File;
use std::path::PathBuf;

/// Makes commits durable.
#[derive(Debug)]
pub(super) struct Durability {
    /// The write-ahead log; it is there once something was committed.
    log: PathBuf,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// Commits that were made.
    committed: u64,
    /// Commits that are on the disk.
    durable: u64,
    /// Somebody is waiting for the disk.
    busy: bool,
    file: Option<File>,
}

impl Durability {
    /// For the database at a path.
    pub(super) fn of(database: &str) -> Durability {
        Durability { log: PathBuf::from(format!("{database}-wal")), state: Mutex::default(), changed: Condvar::new() }
    }

    /// Returns when everything that was committed before the call is on the disk.
    ///
    /// # Errors
    /// When the disk reports a failure: what was committed may be lost if the power goes now.
    pub(super) fn wait(&self) -> Result<()> {
        let mut state = self.state.lock();
        state.committed += 1;
        let own = state.committed;
        loop {
            if state.durable >= own {
                return Ok(());
            }
            if state.busy {
                self.changed.wait(&mut state);
                continue;
            }
            state.busy = true;
            let covered = state.committed;
            let file = state.file.take();
            drop(state);
            let result = self.sync(file);
            state = self.state.lock();
            state.busy = false;
            self.changed.notify_all();
            match result {
                Ok(file) => {
                    state.file = Some(file);
                    state.durable = state.durable.max(covered);
                }
                Err(error) => {
                    return Err(Error::internal("the disk did not confirm the write").caused_by(error));
                }
            }
        }
    }

    fn sync(&self, file: Option<File>) -> std::io::Result<File> {
        let file = match file {
            Some(file) => file,
            None => {
                // A new log is only there after a crash if its folder's entry is on the disk too.
                let folder = self.log.parent().filter(|folder| !folder.as_os_str().is_empty());
                File::open(folder.unwrap_or(std::path::Path::new(".")))?.sync_all()?;
                File::open(&self.log)?
            }
        };
        file.sync_data()?;
        Ok(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn everybody_returns_once_the_log_is_synced() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("site.sqlite");
        std::fs::write(folder.path().join("site.sqlite-wal"), "log").unwrap();
        let durability = Arc::new(Durability::of(database.to_str().unwrap()));
        let writers: Vec<_> = (0..8)
            .map(|_| {
                let durability = Arc::clone(&durability);
                std::thread::spawn(move || (0..20).try_for_each(|_| durability.wait()))
            })
            .collect();
        for writer in writers {
            writer.join().unwrap().unwrap();
        }
        let state = durability.state.lock();
        assert_eq!((state.committed, state.durable), (160, 160));
    }

    #[test]
    fn a_disk_that_fails_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let durability = Durability::of(folder.path().join("gone/site.sqlite").to_str().unwrap());
        assert!(durability.wait().is_err());
        assert!(durability.wait().is_err());
    }
}
