//! A thread that copies SQLite's write-ahead log into the database, and keeps the log short.
//!
//! By default SQLite does this within the commit that makes the log long enough, which then takes as long as the
//! copy; and the log begins anew only in a moment in which it is copied to its end and no statement reads
//! from it. Under a constant load there is no such moment, and the log grows without limit.
//!
//! Here a thread of its own copies the log each time that it has grown by [`COPY_SIZE`]; writers go on meanwhile.
//! When the log is longer than [`RESTART_SIZE`], the thread takes the write lock, copies the rest and waits for
//! those that still read from the log. Readers that begin in this time find everything in the database
//! file and read nothing from the log, so the wait is as long as the statements that are running, and only writers
//! wait. How long that is, the thread finds out before, without the lock: it copies the log, and sees after
//! [`RESTART_WAIT`], then after longer times up to [`MAX_RESTART_WAIT`], whether all that read from it have ended.
//! While some last longer, writers are not stopped.
//! A log beyond [`MAX_SIZE`] has precedence over such readers: statements that have been reading for longer than
//! [`READ_LIMIT`], then ever shorter ones, are interrupted.
//! While a backup runs, the log does not begin anew, because the backup reads from it for long.
//!
//! Where another program copies the log (litestream, which has to see every frame before the log begins anew), the
//! thread does not touch it, and warns of a log beyond [`MAX_EXTERNAL_SIZE`].
//!
//! Durability does not depend on the order of this thread and that of [`super::fsync`]: with `synchronous = NORMAL`,
//! a checkpoint syncs the log before it copies it, and the database before the log begins anew.

use super::AnyConnection;
use super::backup_registry::is_backup_running;
use super::connection_manager::ConnectionManager;
use super::database_file::DatabaseFile;
use super::group_commit::WriteLock;
use super::readers::Readers;
use super::statement::{Statement, column};
use super::wal_size::{CheckpointerEnd, WalSize};
use crate::error::{Error, Result};
use crate::worker_pool::catch_panic;
use diesel::connection::SimpleConnection;
use diesel::r2d2::ManageConnection;
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

#[cfg(test)]
mod tests;

/// Bytes by which the log grows before it is copied: pages that many requests have changed are copied once.
const COPY_SIZE: u32 = if cfg!(test) { 1 << 20 } else { 16 << 20 };
/// Length from which the log is to begin anew, in bytes. The file keeps this length (`journal_size_limit`), because
/// writes into an existing file are synced faster than writes at its end.
const RESTART_SIZE: u32 = if cfg!(test) { 4 << 20 } else { 64 << 20 };
/// Length from which long readers are interrupted, in bytes.
const MAX_SIZE: u32 = if cfg!(test) { 16 << 20 } else { 256 << 20 };
/// Length from which the thread warns that the program that should copy the log does not, in bytes: litestream lets it
/// grow to about 500 MB while there are readers.
const MAX_EXTERNAL_SIZE: u32 = 1 << 30;

/// Time that writers wait for the readers of the log; it doubles with each failure, up to [`MAX_RESTART_WAIT`].
const RESTART_WAIT: Duration = Duration::from_millis(50);
/// Upper bound of the time that writers wait, and the time that they wait for a log beyond [`MAX_SIZE`].
const MAX_RESTART_WAIT: Duration = Duration::from_millis(800);
/// Polling interval of the readers while writers wait.
const POLL_INTERVAL: Duration = Duration::from_millis(2);
/// Time after a failure with the longest wait.
const RETRY_INTERVAL: Duration = Duration::from_secs(1);
/// Time that a statement may read while the log is too long; it halves with each failure, down to
/// [`MIN_READ_LIMIT`].
const READ_LIMIT: Duration = Duration::from_secs(if cfg!(test) { 1 } else { 5 });
/// Lower bound of the time that a statement may read.
const MIN_READ_LIMIT: Duration = Duration::from_millis(500);

/// Time between two checks that the files of the database are still there.
const FILE_CHECK_INTERVAL: Duration = Duration::from_secs(1);
/// Time that the thread waits for the write lock.
const LOCK_TIMEOUT: Duration = Duration::from_secs(5);
/// Least time between two warnings about the same state.
const WARNING_INTERVAL: Duration = Duration::from_secs(60);

/// Copies what no reader needs in its old state; stops no reader and no writer.
const COPY: &str = "PRAGMA wal_checkpoint(PASSIVE)";
/// Copies everything, and succeeds when no connection reads from the log: the next write is at its beginning.
const RESTART: &str = "PRAGMA wal_checkpoint(RESTART)";
/// As `RESTART`, and empties the file.
const TRUNCATE: &str = "PRAGMA wal_checkpoint(TRUNCATE)";

/// The thread, which ends when this is dropped.
#[derive(Debug)]
pub struct Checkpointer {
    wal_size: Arc<WalSize>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Checkpointer {
    /// Starts the thread with a connection of its own. Since that stays open, SQLite does not delete the log
    /// when other connections are closed.
    ///
    /// # Errors
    /// [`ErrorKind::Internal`](crate::error::ErrorKind::Internal) when the thread cannot be spawned.
    pub fn start(
        connection: AnyConnection,
        manager: ConnectionManager,
        write_lock: &Arc<WriteLock>,
        file: &Arc<DatabaseFile>,
        is_external: bool,
    ) -> Result<Checkpointer> {
        let wal_size = Arc::clone(&manager.wal_size);
        let thread_state = CheckpointThread {
            write_lock: Arc::clone(write_lock),
            file: Arc::clone(file),
            readers: Arc::clone(&manager.readers),
            wal_size: Arc::clone(&wal_size),
            is_external,
        };
        let thread = thread::Builder::new()
            .name("checkpointer".to_owned())
            .spawn(move || {
                let mut connection = Some(connection);
                // After a panic it goes on with a new connection.
                while catch_panic(|| thread_state.run(connection.take(), &manager)).is_err() {
                    tracing::error!("the checkpointer panicked");
                    thread_state.wal_size.pause(FILE_CHECK_INTERVAL);
                }
            })
            .map_err(|error| Error::internal("failed to spawn the checkpointer").caused_by(error))?;
        Ok(Checkpointer { wal_size, thread: Mutex::new(Some(thread)) })
    }

    /// Ends the thread.
    pub fn end(&self, end: CheckpointerEnd) {
        self.wal_size.end(end);
        if let Some(thread) = self.thread.lock().take() {
            // A panic of the thread is logged there.
            drop(thread.join());
        }
    }
}

impl Drop for Checkpointer {
    fn drop(&mut self) {
        self.end(CheckpointerEnd::Immediately);
    }
}

struct CheckpointThread {
    write_lock: Arc<WriteLock>,
    file: Arc<DatabaseFile>,
    readers: Arc<Readers>,
    wal_size: Arc<WalSize>,
    /// Whether another program copies the log.
    is_external: bool,
}

/// The result of a checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct CheckpointResult {
    /// Whether readers or writers kept it from being completed.
    is_busy: bool,
    /// Frames in the log.
    frames: u32,
    /// Frames of the log that are in the database.
    copied: u32,
}

/// The attempts to restart a log that has grown too long.
struct RestartState {
    /// Time that writers wait in the next attempt.
    wait: Duration,
    read_limit: Duration,
    last_warning: Option<Instant>,
}

impl RestartState {
    fn new() -> RestartState {
        RestartState { wait: RESTART_WAIT, read_limit: READ_LIMIT, last_warning: None }
    }

    /// Whether a warning is due.
    fn warns(&mut self) -> bool {
        let is_due = self.last_warning.is_none_or(|last| last.elapsed() >= WARNING_INTERVAL);
        if is_due {
            self.last_warning = Some(Instant::now());
        }
        is_due
    }
}

impl CheckpointThread {
    fn run(&self, connection: Option<AnyConnection>, manager: &ConnectionManager) {
        let connection = match connection {
            Some(connection) => Ok(connection),
            None => manager.connect().map(|opened| opened.connection),
        };
        let prepared = connection.map_err(|error| error.to_string()).and_then(|mut connection| {
            let size = page_size(&mut connection).map_err(|error| error.chain())?;
            Ok((connection, size))
        });
        let (mut connection, page_size) = match prepared {
            Ok(prepared) => prepared,
            Err(error) => {
                self.file.fail(&format!("the connection of the checkpointer cannot be opened: {error}"));
                return;
            }
        };
        let mut restart = RestartState::new();
        let first_wake = if self.is_external { MAX_EXTERNAL_SIZE } else { COPY_SIZE };
        self.wal_size.wake_at(first_wake / page_size);
        loop {
            let (is_woken, end) = self.wal_size.wait(FILE_CHECK_INTERVAL);
            if self.file.check().is_err() {
                return;
            }
            match end {
                Some(CheckpointerEnd::Immediately) => return,
                Some(CheckpointerEnd::WithEmptyLog(_)) if self.is_external => return,
                Some(CheckpointerEnd::WithEmptyLog(time)) => return self.empty_log(&mut connection, time),
                None if is_woken => {}
                None => continue,
            }
            if self.is_external {
                self.warn_of_external_log(&mut restart);
                self.wal_size.pause(RETRY_INTERVAL);
                self.wal_size.wake_at(MAX_EXTERNAL_SIZE / page_size);
                continue;
            }
            let frames = self.shorten(&mut connection, page_size, &mut restart);
            if frames.is_none() {
                self.wal_size.pause(FILE_CHECK_INTERVAL);
            }
            self.wal_size.wake_at(frames.unwrap_or_default() + COPY_SIZE / page_size);
        }
    }

    /// Copies the log, and restarts it if it is too long. Gives the frames that the log had when this succeeded;
    /// `None` when it failed.
    fn shorten(&self, connection: &mut AnyConnection, page_size: u32, restart: &mut RestartState) -> Option<u32> {
        loop {
            let before = self.checkpoint(connection, COPY, restart)?;
            // A database that no server has migrated has no such table.
            if before.frames < RESTART_SIZE / page_size || is_backup_running(connection).unwrap_or(false) {
                return Some(before.frames);
            }
            // What is in the log now will be copied after this time, unless some reader lasts longer.
            if self.wal_size.pause(restart.wait).is_some() {
                return None;
            }
            let after = self.checkpoint(connection, COPY, restart)?;
            let is_too_long = after.frames >= MAX_SIZE / page_size;
            if (is_too_long || after.copied >= before.frames)
                && self.restart(connection, is_too_long.then_some(restart.read_limit), restart)?
            {
                let wait = RESTART_WAIT.max(restart.wait / 2);
                *restart = RestartState { wait, ..RestartState::new() };
                return Some(0);
            }
            if is_too_long {
                restart.read_limit = MIN_READ_LIMIT.max(restart.read_limit / 2);
                if restart.warns() {
                    tracing::warn!(
                        megabytes = (u64::from(after.frames) * u64::from(page_size)) >> 20,
                        reading = ?self.readers.max_age(),
                        "the write-ahead log cannot begin anew, because requests read from it for a long time"
                    );
                }
            }
            if restart.wait < MAX_RESTART_WAIT {
                restart.wait *= 2;
            } else if self.wal_size.pause(RETRY_INTERVAL).is_some() || self.file.check().is_err() {
                return None;
            }
        }
    }

    /// Copies the rest of the log while writers wait, until no connection reads from it. Interrupts statements that
    /// have been reading for longer than the limit.
    fn restart(
        &self,
        connection: &mut AnyConnection,
        read_limit: Option<Duration>,
        state: &mut RestartState,
    ) -> Option<bool> {
        let wait = if read_limit.is_some() { MAX_RESTART_WAIT } else { state.wait };
        let locked = self.write_lock.exclusively(LOCK_TIMEOUT, || {
            let deadline = Instant::now() + wait;
            loop {
                if let Some(limit) = read_limit {
                    self.readers.interrupt_older_than(limit);
                }
                let result = self.checkpoint(connection, RESTART, state)?;
                if !result.is_busy || Instant::now() >= deadline {
                    return Some(!result.is_busy);
                }
                thread::sleep(POLL_INTERVAL);
            }
        });
        locked.unwrap_or(Some(false))
    }

    fn warn_of_external_log(&self, state: &mut RestartState) {
        if state.warns() {
            tracing::warn!(
                wal = %self.file.wal_path().display(),
                megabytes = MAX_EXTERNAL_SIZE >> 20,
                "the write-ahead log is longer than this, because the program that should copy it into the database \
                 does not; the server leaves that to it with --external-checkpoints"
            );
        }
    }

    /// Runs a checkpoint; `None` if it fails, which is logged.
    fn checkpoint(
        &self,
        connection: &mut AnyConnection,
        statement: &'static str,
        state: &mut RestartState,
    ) -> Option<CheckpointResult> {
        match checkpoint(connection, statement) {
            Ok(result) => Some(result),
            Err(error) => {
                if state.warns() {
                    let (path, error) = (self.file.wal_path().display(), error.chain());
                    tracing::warn!(%path, error, "failed to copy the write-ahead log into the database");
                }
                None
            }
        }
    }

    /// Copies the whole log and empties it, so that the database file alone has all data. Tries once at least.
    fn empty_log(&self, connection: &mut AnyConnection, time: Duration) {
        let deadline = Instant::now() + time;
        let mut state = RestartState::new();
        let emptied = self.write_lock.exclusively(LOCK_TIMEOUT, || {
            loop {
                match self.checkpoint(connection, TRUNCATE, &mut state) {
                    Some(CheckpointResult { is_busy: true, .. }) if Instant::now() < deadline => {
                        thread::sleep(POLL_INTERVAL);
                    }
                    result => return result.is_some_and(|result| !result.is_busy),
                }
            }
        });
        if !emptied.unwrap_or(false) && !time.is_zero() {
            tracing::warn!(
                wal = %self.file.wal_path().display(),
                "the write-ahead log has data that are not in the database file, because another process uses the \
                 database or the log cannot be copied: keep the files together"
            );
        }
    }
}

fn page_size(connection: &mut AnyConnection) -> Result<u32> {
    // The thread does not wait inside SQLite, where it could not be ended.
    connection.batch_execute("PRAGMA busy_timeout = 0")?;
    let size = Statement::new("PRAGMA page_size").first(connection, |row| column::int(row, 0))?;
    Ok(size.flatten().and_then(|size| u32::try_from(size).ok()).filter(|size| *size > 0).unwrap_or(4096))
}

fn checkpoint(connection: &mut AnyConnection, statement: &'static str) -> Result<CheckpointResult> {
    let row = Statement::new(statement)
        .first(connection, |row| Ok((column::int(row, 0)?, column::int(row, 1)?, column::int(row, 2)?)))?;
    // Without a log the numbers are -1.
    let number = |value: Option<i64>| value.and_then(|value| u32::try_from(value).ok()).unwrap_or_default();
    let (busy, frames, copied) = row.unwrap_or_default();
    Ok(CheckpointResult { is_busy: number(busy) != 0, frames: number(frames), copied: number(copied) })
}
