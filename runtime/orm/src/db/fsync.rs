//! A thread that makes SQLite's commits durable, several with one fsync.
//!
//! With `synchronous = FULL` every commit of SQLite waits for its own fsync and keeps the write lock
//! meanwhile. Here SQLite runs with `synchronous = NORMAL`: a commit only appends to the write-ahead
//! log, which keeps the database consistent after a crash. This thread then syncs the log once for
//! all commits that are queued, while the next transaction is under way.

use super::commit::CommitHandle;
use super::database_file::DatabaseFile;
use crate::error::{Error, Result};
use crate::folder::sync_folder_of;
use crate::worker_pool::catch_panic;
use std::fs::File;
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::thread;

/// Commits that wait for the write-ahead log to be synced.
#[derive(Debug)]
pub struct FsyncQueue {
    /// To the fsync thread; `None` for a database in memory.
    commits: Option<mpsc::Sender<CommitHandle>>,
}

impl FsyncQueue {
    /// A queue and its thread, for a database.
    pub fn for_file(database: Arc<DatabaseFile>) -> FsyncQueue {
        let (commits, receiver) = mpsc::channel();
        // The thread ends when the sender is dropped. If it cannot be spawned, the receiver is
        // dropped here and every commit is resolved as lost.
        let spawned = thread::Builder::new().name("fsync".to_owned()).spawn(move || {
            let mut wal = WalFile { database, file: None };
            // The thread must not end before the queue does.
            while catch_panic(|| sync_commits(&mut wal, &receiver)).is_err() {
                tracing::error!("the fsync thread panicked");
            }
        });
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
            None => commit.resolve(),
            Some(commits) => {
                if let Err(mpsc::SendError(commit)) = commits.send(commit) {
                    commit.lose(&Error::internal("the fsync thread is not running"));
                }
            }
        }
    }
}

/// Syncs the log once for all commits that were queued during the last fsync, until the queue is
/// closed.
fn sync_commits(wal: &mut WalFile, commits: &mpsc::Receiver<CommitHandle>) {
    while let Ok(first) = commits.recv() {
        let batch = Batch(std::iter::once(first).chain(commits.try_iter()).collect());
        match wal.sync() {
            Ok(()) => batch.0.iter().for_each(CommitHandle::resolve),
            Err(error) => {
                let (path, commits) = (wal.database.wal_path().display(), batch.0.len());
                tracing::error!(error = %error.chain(), %path, commits, "commits are not acknowledged");
                batch.0.iter().for_each(|commit| commit.lose(&error));
            }
        }
    }
}

/// Commits that are synced together. Those that are not resolved when this is dropped, by a panic, are lost.
struct Batch(Vec<CommitHandle>);

impl Drop for Batch {
    fn drop(&mut self) {
        let error = Error::internal("the fsync thread panicked");
        self.0.iter().for_each(|commit| commit.lose(&error));
    }
}

/// The write-ahead log. SQLite creates it with the first commit.
struct WalFile {
    database: Arc<DatabaseFile>,
    file: Option<File>,
}

impl WalFile {
    /// Syncs the log, and checks that it and the database have not been deleted.
    fn sync(&mut self) -> Result<()> {
        let path = self.database.wal_path();
        if self.file.is_none() {
            self.file = Some(open_log(path).or_else(|error| {
                self.database.check()?;
                Err(Error::internal(format!("cannot open {}", path.display())).caused_by(error))
            })?);
        }
        let synced = self.file.as_ref().map_or(Ok(()), File::sync_data);
        self.database.check()?;
        synced.map_err(|error| {
            let path = path.display();
            self.database.fail(&format!(
                "{path} could not be synced: {error}. What was acknowledged is on the disk; what is written from now \
                 on may not be. The server stops: check the disk, then start the server"
            ))
        })
    }
}

fn open_log(path: &Path) -> std::io::Result<File> {
    // A new file survives a crash only if its directory entry was synced too.
    sync_folder_of(path)?;
    File::open(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    /// Queues all commits; gives the kind of the error of each that is lost.
    fn results(commits: &[CommitHandle], queue: &FsyncQueue) -> Vec<Option<ErrorKind>> {
        let (sender, receiver) = mpsc::channel();
        for commit in commits {
            let sender = sender.clone();
            commit.clone().on_durable(move |result| sender.send(result.err().map(|error| error.kind())).unwrap());
            queue.fsync(commit.clone());
        }
        drop(sender);
        receiver.iter().collect()
    }

    fn database(folder: &tempfile::TempDir) -> Arc<DatabaseFile> {
        for suffix in ["", "-wal", "-shm"] {
            std::fs::write(folder.path().join(format!("site.sqlite{suffix}")), "content").unwrap();
        }
        let database = DatabaseFile::new(folder.path().join("site.sqlite").to_str().unwrap());
        database.note_opened();
        Arc::new(database)
    }

    #[test]
    fn all_queued_commits_are_durable_after_fsync() {
        let folder = tempfile::tempdir().unwrap();
        let queue = FsyncQueue::for_file(database(&folder));
        let commits: Vec<CommitHandle> = (0..20).map(|_| CommitHandle::new()).collect();
        assert_eq!(results(&commits, &queue), [None; 20]);
        let (sender, receiver) = mpsc::channel();
        commits[0].clone().on_durable(move |result| sender.send(result.is_ok()).unwrap());
        assert!(receiver.recv().unwrap(), "a continuation of a resolved commit runs at once");
    }

    #[test]
    fn commits_are_lost_while_the_log_cannot_be_opened() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("site.sqlite");
        let queue = FsyncQueue::for_file(Arc::new(DatabaseFile::new(path.to_str().unwrap())));
        assert_eq!(results(&[CommitHandle::new()], &queue), [Some(ErrorKind::Internal)]);
        std::fs::write(folder.path().join("site.sqlite-wal"), "log").unwrap();
        assert_eq!(results(&[CommitHandle::new()], &queue), [None]);
    }

    #[cfg(unix)]
    #[test]
    fn commits_are_lost_once_a_file_of_the_database_is_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let database = database(&folder);
        let queue = FsyncQueue::for_file(Arc::clone(&database));
        assert_eq!(results(&[CommitHandle::new()], &queue), [None]);
        std::fs::remove_file(folder.path().join("site.sqlite")).unwrap();
        assert_eq!(results(&[CommitHandle::new()], &queue), [Some(ErrorKind::Unavailable)]);
        assert!(database.failure().unwrap().contains("site.sqlite was deleted"));
    }

    #[test]
    fn panic_of_one_continuation_keeps_no_other_commit_from_its_result() {
        let folder = tempfile::tempdir().unwrap();
        let queue = FsyncQueue::for_file(database(&folder));
        let commit = CommitHandle::new();
        commit.clone().on_durable(|_| panic!("on purpose"));
        assert_eq!(results(&[commit, CommitHandle::new()], &queue), [None; 2]);
        assert_eq!(results(&[CommitHandle::new()], &queue), [None]);
    }
}
