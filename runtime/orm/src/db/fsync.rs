//! A thread that makes SQLite's commits durable, several with one fsync.
//!
//! With `synchronous = FULL` every commit of SQLite waits for its own fsync and keeps the write lock
//! meanwhile. Here SQLite runs with `synchronous = NORMAL`: a commit only appends to the write-ahead
//! log, which keeps the database consistent after a crash. This thread then syncs the log once for
//! all commits that are queued, while the next transaction is under way.

use super::commit::CommitHandle;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;

/// Commits that wait for the write-ahead log to be synced.
#[derive(Debug)]
pub struct FsyncQueue {
    /// To the fsync thread; `None` for a database in memory.
    commits: Option<mpsc::Sender<CommitHandle>>,
}

impl FsyncQueue {
    /// A queue and its thread, for the database at this path.
    pub fn for_file(database: &str) -> FsyncQueue {
        let (commits, receiver) = mpsc::channel();
        let wal = WalFile { path: PathBuf::from(format!("{database}-wal")), file: None };
        // The thread ends when the sender is dropped. If it cannot be spawned, the receiver is
        // dropped here and every commit is resolved as lost.
        let spawned = thread::Builder::new().name("fsync".to_owned()).spawn(move || sync_commits(wal, &receiver));
        if let Err(error) = spawned {
            tracing::error!(%error, "failed to spawn fsync thread");
        }
        FsyncQueue { commits: Some(commits) }
    }

    /// A queue for a database in memory, whose commits are resolved at once.
    pub fn in_memory() -> FsyncQueue {
        FsyncQueue { commits: None }
    }

    /// Queues a commit that SQLite has written to the log; it is resolved after the next fsync.
    pub fn fsync(&self, commit: CommitHandle) {
        match &self.commits {
            None => commit.resolve(true),
            Some(commits) => {
                if let Err(mpsc::SendError(commit)) = commits.send(commit) {
                    commit.resolve(false);
                }
            }
        }
    }
}

/// Syncs the log once for all commits that were queued during the last fsync, until the queue is
/// closed.
fn sync_commits(mut wal: WalFile, commits: &mpsc::Receiver<CommitHandle>) {
    while let Ok(first) = commits.recv() {
        let batch: Vec<CommitHandle> = std::iter::once(first).chain(commits.try_iter()).collect();
        let synced = wal.sync();
        if let Err(error) = &synced {
            tracing::error!(%error, path = %wal.path.display(), commits = batch.len(), "failed to sync write-ahead log");
        }
        for commit in batch {
            commit.resolve(synced.is_ok());
        }
    }
}

/// The write-ahead log. SQLite creates it with the first commit.
struct WalFile {
    path: PathBuf,
    file: Option<File>,
}

impl WalFile {
    fn sync(&mut self) -> io::Result<()> {
        let file = match self.file.take() {
            Some(file) => file,
            None => {
                // A new file survives a crash only if its directory entry was synced too.
                let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
                File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
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

    /// Queues all commits; gives whether each is durable.
    fn resolutions(commits: &[CommitHandle], queue: &FsyncQueue) -> Vec<bool> {
        let (sender, receiver) = mpsc::channel();
        for commit in commits {
            let sender = sender.clone();
            commit.clone().on_durable(move |result| sender.send(result.is_ok()).unwrap());
            queue.fsync(commit.clone());
        }
        drop(sender);
        receiver.iter().collect()
    }

    #[test]
    fn all_queued_commits_are_durable_after_fsync() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("site.sqlite");
        std::fs::write(folder.path().join("site.sqlite-wal"), "log").unwrap();
        let queue = FsyncQueue::for_file(database.to_str().unwrap());
        let commits: Vec<CommitHandle> = (0..20).map(|_| CommitHandle::new()).collect();
        assert_eq!(resolutions(&commits, &queue), [true; 20]);
        let (sender, receiver) = mpsc::channel();
        commits[0].clone().on_durable(move |result| sender.send(result.is_ok()).unwrap());
        assert!(receiver.recv().unwrap(), "a continuation of a resolved commit runs at once");
    }

    #[test]
    fn commits_are_lost_when_fsync_fails() {
        let folder = tempfile::tempdir().unwrap();
        let queue = FsyncQueue::for_file(folder.path().join("gone/site.sqlite").to_str().unwrap());
        assert_eq!(resolutions(&[CommitHandle::new()], &queue), [false]);
        assert_eq!(resolutions(&[CommitHandle::new()], &queue), [false]);
    }
}
