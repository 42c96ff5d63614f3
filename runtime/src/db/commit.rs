//! Commits on their way to the disk.
//!
//! With `synchronous = FULL` each commit of SQLite waits for the disk by itself, while it keeps the
//! others from writing. Here commits only write to the log (`synchronous = NORMAL`, which keeps the
//! database whole after any crash), and a thread of its own waits until the log is on the disk, once
//! for all that were committed by then. Meanwhile the next transaction is under way.

use super::group_commit::{LONGEST, Turns};
use crate::error::{Error, Result};
use parking_lot::{Condvar, Mutex};
use std::fs::File;
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::thread;

/// A commit that is on the disk, will be, or is lost.
#[derive(Debug, Clone)]
pub(crate) struct CommitHandle(Arc<Shared>);

#[derive(Default)]
struct Shared {
    fate: Mutex<Fate>,
    settled: Condvar,
}

#[derive(Default)]
struct Fate {
    /// Whether it was kept, once that is known.
    kept: Option<bool>,
    /// What is to be done then.
    then: Vec<Continuation>,
}

type Continuation = Box<dyn FnOnce(Result<()>) + Send>;

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").field("kept", &self.fate.lock().kept).finish_non_exhaustive()
    }
}

impl CommitHandle {
    pub(super) fn new() -> CommitHandle {
        CommitHandle(Arc::default())
    }

    /// Tells everybody what became of it.
    pub(super) fn settle(&self, kept: bool) {
        let then = {
            let mut fate = self.0.fate.lock();
            fate.kept = Some(kept);
            std::mem::take(&mut fate.then)
        };
        self.0.settled.notify_all();
        for continuation in then {
            continuation(result(kept));
        }
    }

    /// Returns once it is on the disk.
    ///
    /// # Errors
    /// When it is lost.
    pub(super) fn wait(self, turns: &Arc<Turns>) -> Result<()> {
        let mut fate = self.0.fate.lock();
        loop {
            if let Some(kept) = fate.kept {
                return result(kept);
            }
            if self.0.settled.wait_for(&mut fate, LONGEST).timed_out() {
                drop(fate);
                turns.settle();
                fate = self.0.fate.lock();
            }
        }
    }

    /// Has something done once it is on the disk or lost; at once, if that is known.
    pub(crate) fn on_durable(self, continuation: impl FnOnce(Result<()>) + Send + 'static) {
        let mut fate = self.0.fate.lock();
        match fate.kept {
            Some(kept) => {
                drop(fate);
                continuation(result(kept));
            }
            None => fate.then.push(Box::new(continuation)),
        }
    }
}

fn result(kept: bool) -> Result<()> {
    if kept { Ok(()) } else { Err(Error::internal("the transaction could not be committed, and its changes are lost")) }
}

/// Brings commits to the disk.
#[derive(Debug)]
pub(super) struct Committer {
    /// To the thread that waits for the disk; none where there is no disk.
    commits: Option<mpsc::Sender<CommitHandle>>,
}

impl Committer {
    /// For a database that is a file.
    pub(super) fn to_file(database: &str) -> Committer {
        let (commits, receiver) = mpsc::channel();
        let log = Log { path: PathBuf::from(format!("{database}-wal")), file: None };
        // It ends with the sender. Where the system has no thread for it, every commit is lost and
        // says so.
        let spawned = thread::Builder::new().name("commits".to_owned()).spawn(move || write_all(log, &receiver));
        if let Err(error) = spawned {
            tracing::error!(%error, "there is no thread for commits");
        }
        Committer { commits: Some(commits) }
    }

    /// For a database that is nowhere on a disk.
    pub(super) fn to_memory() -> Committer {
        Committer { commits: None }
    }

    /// Settles a commit that SQLite has made, once it is on the disk.
    pub(super) fn write_out(&self, commit: CommitHandle) {
        match &self.commits {
            None => commit.settle(true),
            Some(commits) => {
                if let Err(mpsc::SendError(commit)) = commits.send(commit) {
                    commit.settle(false);
                }
            }
        }
    }
}

/// Waits for the disk, for all that have come meanwhile.
fn write_all(mut log: Log, commits: &mpsc::Receiver<CommitHandle>) {
    while let Ok(first) = commits.recv() {
        let all: Vec<CommitHandle> = std::iter::once(first).chain(commits.try_iter()).collect();
        let synced = log.sync();
        if let Err(error) = &synced {
            tracing::error!(%error, "the disk did not confirm a commit");
        }
        for commit in all {
            commit.settle(synced.is_ok());
        }
    }
}

/// The write-ahead log; it is there once something was committed.
struct Log {
    path: PathBuf,
    file: Option<File>,
}

impl Log {
    fn sync(&mut self) -> std::io::Result<()> {
        let file = match self.file.take() {
            Some(file) => file,
            None => {
                // A new log is only there after a crash if its folder's entry is on the disk too.
                let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
                File::open(folder.unwrap_or(std::path::Path::new(".")))?.sync_all()?;
                File::open(&self.path)?
            }
        };
        file.sync_data()?;
        self.file = Some(file);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fates(commits: &[CommitHandle], committer: &Committer) -> Vec<bool> {
        let (sender, receiver) = mpsc::channel();
        for commit in commits {
            let sender = sender.clone();
            commit.clone().on_durable(move |result| sender.send(result.is_ok()).unwrap());
            committer.write_out(commit.clone());
        }
        drop(sender);
        receiver.iter().collect()
    }

    #[test]
    fn everybody_is_told_once_the_log_is_synced() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("site.sqlite");
        std::fs::write(folder.path().join("site.sqlite-wal"), "log").unwrap();
        let committer = Committer::to_file(database.to_str().unwrap());
        let commits: Vec<CommitHandle> = (0..20).map(|_| CommitHandle::new()).collect();
        assert_eq!(fates(&commits, &committer), [true; 20]);
        let (sender, receiver) = mpsc::channel();
        commits[0].clone().on_durable(move |result| sender.send(result.is_ok()).unwrap());
        assert!(receiver.recv().unwrap(), "who asks late is told at once");
    }

    #[test]
    fn a_disk_that_fails_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let committer = Committer::to_file(folder.path().join("gone/site.sqlite").to_str().unwrap());
        assert_eq!(fates(&[CommitHandle::new()], &committer), [false]);
        assert_eq!(fates(&[CommitHandle::new()], &committer), [false]);
    }
}
